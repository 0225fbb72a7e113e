"use client";

import { ConsoleForm } from "@/components/console/console-form";
import { CopyField } from "@/components/console/copy-field";
import { SelectField } from "@/components/console/fields";
import type { FormAction } from "@/components/console/form-state";
import { Note } from "@/components/ui/note";
import { roleOptions } from "./role-names";

/** Makes a link that its reader uses once to make an account. */
export function InviteForm({ invite }: { invite: FormAction }) {
  return (
    <ConsoleForm
      action={invite}
      submitLabel="Make a link"
      renderDone={(link) => (
        <Note tone="ok" role="status">
          <CopyField label="Send this link to one person. It works once, and is not shown again." value={link} />
        </Note>
      )}
    >
      <SelectField name="role" label="Role" options={roleOptions} initial="editor" />
    </ConsoleForm>
  );
}
