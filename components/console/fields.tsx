"use client";

import { type ComponentProps, useState } from "react";
import * as ui from "@/components/ui/field";
import { useFormField } from "./console-form";
import { TextLimitNote } from "./text-limit-note";

/** The fields of `components/ui` in a `ConsoleForm`, which knows what was typed and what is wrong with it. */
type InForm<Props> = Omit<Props, "value" | "error" | "formId"> & { name: string; initial?: string };

export function TextField({ initial = "", ...rest }: InForm<ComponentProps<typeof ui.TextField>>) {
  const { key, ...field } = useFormField(rest.name, initial);

  return <ui.TextField key={key} {...rest} {...field} />;
}

export function TextAreaField({ initial = "", ...rest }: InForm<ComponentProps<typeof ui.TextArea>>) {
  const { key, ...field } = useFormField(rest.name, initial);

  return <ui.TextArea key={key} {...rest} {...field} />;
}

/** For Markdown: says when it cannot be formatted in full. */
export function FormattedTextField(props: InForm<ComponentProps<typeof ui.TextArea>>) {
  const { key, value } = useFormField(props.name, props.initial ?? "");

  return <LimitedTextField key={key} {...props} shown={value} />;
}

function LimitedTextField({ shown, ...props }: InForm<ComponentProps<typeof ui.TextArea>> & { shown: string }) {
  const [typed, setTyped] = useState(shown);

  return (
    <>
      <TextAreaField dir="auto" {...props} onInput={(event) => setTyped(event.currentTarget.value)} />
      <TextLimitNote text={typed} />
    </>
  );
}

export function SelectField({ initial = "", ...rest }: InForm<ComponentProps<typeof ui.SelectField>>) {
  const { key, ...field } = useFormField(rest.name, initial);

  return <ui.SelectField key={key} {...rest} {...field} />;
}
