import { ActionButton } from "@/components/console/action-button";
import { CopyField } from "@/components/console/copy-field";
import type { FormAction } from "@/components/console/form-state";
import { Section } from "@/components/console/section";
import { formatMoment } from "@/domain/shared/time";
import type { AlertSenderView } from "@/domain/shared/views";
import { kindNames } from "./sender-kinds";
import { RenewSender } from "./sender-renew";
import { snippetFor } from "./sender-snippet";

type SenderCardProps = {
  sender: AlertSenderView;
  /** Where the site is reached. */
  origin: string;
  timeZone: string;
  now: Date;
  renew: FormAction;
  remove: FormAction;
};

export function SenderCard({ sender, origin, timeZone, now, renew, remove }: SenderCardProps) {
  const { id, name, kind, heardAt } = sender;
  const address = `${origin}/api/alerts/${id}`;

  return (
    <Section title={name}>
      <div className="mt-2 rounded-card border border-line bg-card px-4 py-3">
        <p className="text-sm text-soft">
          {kindNames[kind]} · {heardAt ? `last heard ${formatMoment(heardAt, timeZone, now)}` : "not heard from yet"}
        </p>
        <CopyField label={`Address for alerts of ${name}`} value={address} />
        <details className="mt-2">
          <summary>What to enter there</summary>
          <pre className="overflow-x-auto rounded-card bg-well px-4 py-3 text-sm" tabIndex={0}>
            {snippetFor(kind, address)}
          </pre>
        </details>
        <details className="mt-1">
          <summary>Change the secret, or remove {name}</summary>
          <RenewSender sender={sender} renew={renew} />
          <p className="mt-4 text-soft">Removed, its alerts leave the desk. Incidents that came of them stay.</p>
          <ActionButton action={remove} fields={{ id }} label={`Remove ${name}`}>
            Remove
          </ActionButton>
        </details>
      </div>
    </Section>
  );
}
