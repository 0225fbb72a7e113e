import type { FormAction } from "@/components/console/form-state";
import { SecretForm } from "@/components/console/secret-form";

/** Makes the token that a program sends along, in place of the one before. */
export function PushToken({ sourceId, renew }: { sourceId: string; renew: FormAction }) {
  return (
    <SecretForm
      action={renew}
      submitLabel="Make a new token"
      submitLook="secondary"
      secretLabel="Token"
      hidden={{ id: sourceId }}
    >
      <p className="mt-1 text-soft">
        Whoever has it can send numbers for all metrics of this source. A new one replaces the one before.
      </p>
    </SecretForm>
  );
}
