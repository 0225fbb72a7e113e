"use client";

import { useState } from "react";
import { ConsoleForm } from "@/components/console/console-form";
import { SelectField, TextField } from "@/components/console/fields";
import type { FormAction } from "@/components/console/form-state";
import { newKey } from "@/components/console/new-key";
import { limits } from "@/domain/shared/input";

type DiscountFormProps = {
  incidentCode: string;
  ranges: readonly string[];
  timeZone: string;
  discount: FormAction;
};

/** The key is made when the form is opened: sending it twice leaves them out once. */
export function DiscountForm({ incidentCode, ranges, timeZone, discount }: DiscountFormProps) {
  const [key, setKey] = useState("");

  return (
    <details className="mt-2" onToggle={() => setKey((made) => made || newKey())}>
      <summary className="cursor-pointer py-2.5">Leave taps out of the count</summary>
      <ConsoleForm
        action={discount}
        submitLabel="Leave them out"
        hidden={{ incident: incidentCode, idempotencyKey: key }}
      >
        <SelectField
          name="range"
          label="From which addresses"
          options={[{ value: "", label: "All" }, ...ranges.map((range) => ({ value: range, label: range }))]}
        />
        <TextField name="from" label="From" hint={`Empty: from the beginning. In ${timeZone}`} type="datetime-local" />
        <TextField name="until" label="Until" hint="Empty: from now on too" type="datetime-local" />
        <TextField name="note" label="Why" hint="Your colleagues read it, also later" maxLength={limits.callerNote} />
      </ConsoleForm>
    </details>
  );
}
