import { ConsoleForm } from "@/components/console/console-form";
import { CopyField } from "@/components/console/copy-field";
import { TextField } from "@/components/console/fields";
import type { FormAction } from "@/components/console/form-state";
import { QrPicture } from "@/components/helpdesk/qr-picture";
import type { QrCode } from "@/domain/helpdesk/caller-card";
import { limits } from "@/domain/shared/input";
import { ProofField } from "./proof-field";

type AppPartProps = {
  hasTotp: boolean;
  /** The secret that no code has confirmed yet. */
  begun: { secret: string; qr: QrCode } | null;
  actions: { beginApp: FormAction; confirmApp: FormAction; removeOwn: FormAction };
};

/** An app that shows another code of six digits every half a minute. */
export function AppPart({ hasTotp, begun, actions }: AppPartProps) {
  if (hasTotp) {
    return (
      <>
        <p className="text-soft">It is set up: signing in asks for its code.</p>
        <ConsoleForm
          action={actions.removeOwn}
          submitLabel="Remove the app"
          submitLook="secondary"
          hidden={{ part: "totp" }}
        >
          <ProofField />
        </ConsoleForm>
      </>
    );
  }
  if (begun === null) {
    return (
      <>
        <p className="text-soft">An app on your phone that shows a code of six digits. It needs no network.</p>
        <ConsoleForm action={actions.beginApp} submitLabel="Set up an app" submitLook="secondary">
          <ProofField />
        </ConsoleForm>
      </>
    );
  }

  return (
    <>
      <p className="text-soft">Scan this with the app, or type the secret there. Then type the code that it shows.</p>
      <QrPicture qr={begun.qr} label="QR code for an authenticator app" className="mt-3 size-56" />
      <CopyField label="Secret" value={begun.secret.replace(/.{4}(?=.)/g, "$& ")} />
      <ConsoleForm action={actions.confirmApp} submitLabel="Confirm the app">
        <TextField name="code" label="Code" autoComplete="one-time-code" inputMode="numeric" maxLength={limits.token} />
      </ConsoleForm>
    </>
  );
}
