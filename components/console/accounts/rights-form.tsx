import { ConsoleForm } from "@/components/console/console-form";
import type { FormAction } from "@/components/console/form-state";
import { CheckField, CheckList } from "@/components/console/known-errors/check-list";
import { userRightsFields } from "@/domain/accounts/user-rights-input";
import { fieldsOf } from "@/domain/shared/changed-since";
import type { Role } from "@/domain/shared/words";

type RightsFormProps = {
  user: { id: string; role: Role; services: readonly string[]; isDutyLead: boolean };
  services: readonly { code: string; name: string; isArchived: boolean }[];
  save: FormAction;
};

/** What one user posts for, and whether they are called first. */
export function RightsForm({ user, services, save }: RightsFormProps) {
  const offered = services.filter(({ code, isArchived }) => !isArchived || user.services.includes(code));

  return (
    <ConsoleForm
      action={save}
      submitLabel="Save the rights"
      hidden={{ id: user.id }}
      basedOn={fieldsOf(userRightsFields(user))}
      keepAs={`rights:${user.id}`}
    >
      <CheckList
        legend="Posts for"
        hint={
          user.role === "editor"
            ? "None checked: for all services"
            : `Limits an editor alone. The role ${user.role} has all services`
        }
        prefix="service-"
        field="services"
        choices={offered.map(({ code, name }) => ({
          value: code,
          label: name,
          isChecked: user.services.includes(code),
        }))}
      />
      <CheckField name="isDutyLead" label="Duty lead: whom staff call first" isChecked={user.isDutyLead} />
    </ConsoleForm>
  );
}
