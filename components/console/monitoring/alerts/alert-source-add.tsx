import { SelectField, TextField } from "@/components/console/fields";
import type { FormAction } from "@/components/console/form-state";
import { SecretForm } from "@/components/console/secret-form";
import { limits } from "@/domain/shared/input";
import { kindNames } from "./alert-source-kinds";

/** Adds an alert source, and shows its secret. */
export function AddAlertSourceForm({ add }: { add: FormAction }) {
  return (
    <SecretForm action={add} submitLabel="Add">
      <TextField name="name" label="Name" maxLength={limits.name} />
      <SelectField name="kind" label="Kind" options={kindOptions} initial="alertmanager" />
    </SecretForm>
  );
}

const kindOptions = Object.entries(kindNames).map(([value, label]) => ({ value, label }));
