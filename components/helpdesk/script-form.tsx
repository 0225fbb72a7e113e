"use client";

import type { KeyboardEvent } from "react";
import { ConsoleForm } from "@/components/console/console-form";
import { TextAreaField } from "@/components/console/fields";
import type { FormAction } from "@/components/console/form-state";
import { Button } from "@/components/ui/button";
import { fieldsOf } from "@/domain/shared/changed-since";
import { limits } from "@/domain/shared/input";

type ScriptFormProps = {
  incident: string;
  /** What is read out now, and what of it staff wrote. */
  script: string;
  writtenScript: string | null;
  action: FormAction;
  onDone: (message: string) => void;
  onCancel: () => void;
};

/** Changes what is read out. Ctrl or ⌘ and Enter saves, Escape leaves it as it was. */
export function ScriptForm({ incident, script, writtenScript, action, onDone, onCancel }: ScriptFormProps) {
  return (
    <div onKeyDown={(event) => obey(event, onCancel)}>
      <ConsoleForm
        action={action}
        submitLabel="Save the script"
        hidden={{ incident }}
        basedOn={fieldsOf({ script: writtenScript })}
        keepAs={`script:${incident}`}
        onDone={onDone}
        beside={<Button onClick={onCancel}>Leave it</Button>}
      >
        <TextAreaField
          autoFocus
          name="script"
          label="What is read out"
          hint="Two sentences: what is wrong, and what to do. Empty: made from the headline, the impact and the workaround"
          initial={script}
          maxLength={limits.script}
          className="text-lg"
        />
      </ConsoleForm>
    </div>
  );
}

function obey(event: KeyboardEvent<HTMLElement>, onCancel: () => void): void {
  if (event.key === "Escape") {
    event.preventDefault();
    onCancel();
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target instanceof HTMLTextAreaElement) {
    event.preventDefault();
    event.target.form?.requestSubmit();
  }
}
