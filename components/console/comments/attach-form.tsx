"use client";

import { ConsoleForm } from "@/components/console/console-form";
import { SelectField } from "@/components/console/fields";
import type { FormAction } from "@/components/console/form-state";

type AttachFormProps = {
  commentId: string;
  incidents: readonly { code: string; title: string }[];
  attach: FormAction;
};

/** Moves a general report to the incident it belongs to. */
export function AttachForm({ commentId, incidents, attach }: AttachFormProps) {
  const options = incidents.map(({ code, title }) => ({ value: code, label: `${code} ${title}` }));

  return (
    <details className="mt-1">
      <summary>Attach to an incident</summary>
      <ConsoleForm action={attach} submitLabel="Attach" hidden={{ id: commentId }}>
        <SelectField name="incident" label="Incident" initial={options[0]?.value ?? ""} options={options} />
      </ConsoleForm>
    </details>
  );
}
