import { ConsoleForm } from "@/components/console/console-form";
import { TextField } from "@/components/console/fields";
import type { FormAction } from "@/components/console/form-state";
import { fieldsOf } from "@/domain/shared/changed-since";
import { limits } from "@/domain/shared/input";

type NameFormProps = {
  /** Of somebody else: whose it is. */
  userId?: string;
  name: string;
  publicName: string | null;
  save: FormAction;
};

/** What staff and what readers call somebody. */
export function NameForm({ userId, name, publicName, save }: NameFormProps) {
  return (
    <ConsoleForm
      action={save}
      submitLabel="Save the name"
      submitLook="secondary"
      hidden={userId === undefined ? {} : { id: userId }}
      basedOn={fieldsOf({ name, publicName })}
      keepAs={userId === undefined ? "own-name" : `name:${userId}`}
    >
      <TextField
        name="name"
        label="Name"
        initial={name}
        autoComplete={userId === undefined ? "name" : "off"}
        maxLength={limits.name}
      />
      <TextField
        name="publicName"
        label="Public name"
        hint="Optional. Who readers see as the writer: “Mail team”"
        initial={publicName ?? ""}
        autoComplete="off"
        maxLength={limits.name}
      />
    </ConsoleForm>
  );
}
