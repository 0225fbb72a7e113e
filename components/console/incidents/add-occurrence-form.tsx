"use client";

import { useState } from "react";
import { ConsoleForm } from "@/components/console/console-form";
import { TextField } from "@/components/console/fields";
import type { FormAction } from "@/components/console/form-state";
import { newKey } from "@/components/console/new-key";
import { limits } from "@/domain/shared/input";

type AddOccurrenceFormProps = { incidentCode: string; timeZone: string; add: FormAction };

/** The key is made when the form is opened: sending it twice adds it once. */
export function AddOccurrenceForm({ incidentCode, timeZone, add }: AddOccurrenceFormProps) {
  const [key, setKey] = useState("");

  return (
    <details className="mt-2" onToggle={() => setKey((made) => made || newKey())}>
      <summary className="cursor-pointer py-2.5">It happened once more</summary>
      <ConsoleForm action={add} submitLabel="Add it" hidden={{ incident: incidentCode, idempotencyKey: key }}>
        <TextField
          name="text"
          label="What happened"
          hint="Everyone sees it. One line, such as: stopped and was started by hand"
          maxLength={limits.occurrence}
        />
        <TextField name="at" label="When" hint={`Empty: now. In ${timeZone}`} type="datetime-local" />
        <TextField name="downMinutes" label="Down for how many minutes" hint="Empty: not known" inputMode="decimal" />
      </ConsoleForm>
    </details>
  );
}
