import { ConsoleForm } from "@/components/console/console-form";
import { TextField } from "@/components/console/fields";
import type { FormAction } from "@/components/console/form-state";
import { limits } from "@/domain/shared/input";
import { formatDateTime } from "@/domain/shared/time";
import { AddPasskeyForm, type BeginPasskey } from "./add-passkey-form";
import { ProofField } from "./proof-field";

export type PasskeyOf = { id: string; name: string; isBackedUp: boolean; createdAt: Date; lastUsedAt: Date | null };

export type PasskeyActions = {
  beginOwnPasskey: BeginPasskey;
  saveOwnPasskey: FormAction;
  renameOwnPasskey: FormAction;
  removeOwn: FormAction;
};

type PasskeyPartProps = { passkeys: readonly PasskeyOf[]; actions: PasskeyActions; timeZone: string; now: Date };

/** Keys on a phone, a computer or a stick, of which somebody may have several. */
export function PasskeyPart({ passkeys, actions, timeZone, now }: PasskeyPartProps) {
  return (
    <>
      <p className="text-soft">
        A key on your phone, your computer or a stick. It signs in after the password, or without it where it knows you
        by a PIN, a finger or your face.
      </p>
      {passkeys.length > 0 && (
        <ul className="mt-3 divide-y divide-line border-y border-line" aria-label="Passkeys">
          {passkeys.map(({ id, name, isBackedUp, createdAt, lastUsedAt }) => (
            <li key={id} className="py-3">
              <b className="break-words">{name}</b>
              <span className="block text-sm text-soft">
                Added {formatDateTime(createdAt, timeZone, now)} ·{" "}
                {lastUsedAt ? `last used ${formatDateTime(lastUsedAt, timeZone, now)}` : "not used yet"} ·{" "}
                {isBackedUp ? "with a copy in your account of its maker" : "on one device"}
              </span>
              <details className="mt-1">
                <summary className="inline-flex min-h-11 cursor-pointer items-center text-link">
                  Rename or remove {name}
                </summary>
                <ConsoleForm
                  action={actions.renameOwnPasskey}
                  submitLabel="Save the name"
                  submitName={`Save the name of ${name}`}
                  submitLook="secondary"
                  hidden={{ id }}
                >
                  <TextField name="name" label="Name" initial={name} autoComplete="off" maxLength={limits.name} />
                </ConsoleForm>
                <ConsoleForm
                  action={actions.removeOwn}
                  submitLabel="Remove"
                  submitName={`Remove ${name}`}
                  submitLook="secondary"
                  hidden={{ part: id }}
                >
                  <ProofField />
                </ConsoleForm>
              </details>
            </li>
          ))}
        </ul>
      )}
      <AddPasskeyForm begin={actions.beginOwnPasskey} save={actions.saveOwnPasskey} />
    </>
  );
}
