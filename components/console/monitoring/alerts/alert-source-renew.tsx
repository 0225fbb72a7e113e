import type { FormAction } from "@/components/console/form-state";
import { SecretForm } from "@/components/console/secret-form";

type RenewAlertSourceFormProps = { alertSource: { id: string; name: string }; renew: FormAction };

/** Makes another secret for an alert source, in place of the one before. */
export function RenewAlertSourceForm({ alertSource: { id, name }, renew }: RenewAlertSourceFormProps) {
  return (
    <SecretForm
      action={renew}
      submitLabel="Make a new secret"
      submitLook="secondary"
      submitName={`Make a new secret for ${name}`}
      hidden={{ id }}
    >
      <p className="text-soft">The new secret replaces the one before, which is refused from then on.</p>
    </SecretForm>
  );
}
