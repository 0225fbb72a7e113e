"use client";

import { useFormField } from "@/components/console/console-form";
import { TextArea, TextField } from "@/components/ui/field";
import { type IncidentWordName, incidentWords } from "@/domain/incidents/incident-words";

type WordFieldProps = {
  name: IncidentWordName;
  hint?: string;
  value: string;
  error?: string | undefined;
  formId?: string;
  onValue?: (text: string) => void;
};

/** The field for one of the words of an incident: here of the composer, which keeps what is typed. */
export function WordField({ name, ...field }: WordFieldProps) {
  const { label, hint, maxLength, isLine } = incidentWords[name];
  const shown = { name, label, hint, maxLength, ...field };

  return isLine ? <TextField {...shown} /> : <TextArea {...shown} isShort />;
}

/** The same in a `ConsoleForm`, where an empty field removes what was said. */
export function FormWordField({ name, initial }: { name: IncidentWordName; initial: string }) {
  const { key, ...field } = useFormField(name, initial);
  const { hint, whenEmpty } = incidentWords[name];

  return (
    <WordField key={key} name={name} hint={whenEmpty === null ? hint : `${hint}. Empty: ${whenEmpty}`} {...field} />
  );
}
