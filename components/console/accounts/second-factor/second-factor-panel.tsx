import { ConsoleForm } from "@/components/console/console-form";
import type { FormAction } from "@/components/console/form-state";
import { Section } from "@/components/ui/section";
import { AppPart } from "./app-part";
import { PasskeyPart, type PasskeyActions, type PasskeyOf } from "./passkey-part";
import { ProofField } from "./proof-field";
import { RecoveryPart } from "./recovery-part";

type SecondFactorPanelProps = {
  factor: {
    hasPassword: boolean;
    hasTotp: boolean;
    begun: Parameters<typeof AppPart>[0]["begun"];
    passkeys: readonly PasskeyOf[];
    recoveryCodesLeft: number;
  };
  actions: PasskeyActions & { beginApp: FormAction; confirmApp: FormAction; makeCodes: FormAction };
  timeZone: string;
  now: Date;
};

/** What is asked for beside the password, each part with what changes it. */
export function SecondFactorPanel({ factor, actions, timeZone, now }: SecondFactorPanelProps) {
  const { hasPassword, hasTotp, begun, passkeys, recoveryCodesLeft } = factor;
  const hasOne = hasTotp || passkeys.length > 0;
  if (!hasPassword) {
    return (
      <Section title="Second factor">
        <p className="text-soft">You sign in with single sign-on, which asks for a second factor itself.</p>
      </Section>
    );
  }

  return (
    <>
      <Section title="Authenticator app">
        <AppPart hasTotp={hasTotp} begun={begun} actions={actions} />
      </Section>
      <Section title="Passkeys">
        <PasskeyPart passkeys={passkeys} actions={actions} timeZone={timeZone} now={now} />
      </Section>
      {hasOne && (
        <>
          <Section title="Recovery codes">
            <RecoveryPart left={recoveryCodesLeft} makeCodes={actions.makeCodes} />
          </Section>
          <Section title="Remove the second factor">
            <p className="text-soft">The app, all passkeys and the recovery codes. The password alone then signs in.</p>
            <ConsoleForm
              action={actions.removeOwn}
              submitLabel="Remove the second factor"
              submitLook="secondary"
              hidden={{ part: "all" }}
            >
              <ProofField />
            </ConsoleForm>
          </Section>
        </>
      )}
    </>
  );
}
