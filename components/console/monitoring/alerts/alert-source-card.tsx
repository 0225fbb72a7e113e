import Link from "next/link";
import { ActionButton } from "@/components/console/action-button";
import { CopyField } from "@/components/console/copy-field";
import type { FormAction } from "@/components/console/form-state";
import { Section } from "@/components/ui/section";
import { formatDateTime } from "@/domain/shared/time";
import type { AlertSourceView } from "@/domain/monitoring/views";
import { kindNames } from "./alert-source-kinds";
import { RenewAlertSourceForm } from "./alert-source-renew";

type AlertSourceCardProps = {
  alertSource: AlertSourceView;
  /** Where the site is reached. */
  origin: string;
  timeZone: string;
  now: Date;
  renew: FormAction;
  remove: FormAction;
};

export function AlertSourceCard({ alertSource, origin, timeZone, now, renew, remove }: AlertSourceCardProps) {
  const { id, name, kind, lastSeenAt } = alertSource;
  const address = `${origin}/api/alerts/${id}`;

  return (
    <Section title={name}>
      <div className="mt-2 rounded-box border border-line bg-card px-4 py-3">
        <p className="text-sm text-soft">
          {kindNames[kind]} · {lastSeenAt ? `last seen ${formatDateTime(lastSeenAt, timeZone, now)}` : "not seen yet"}
        </p>
        <CopyField label={`Address for alerts of ${name}`} value={address} />
        <p className="mt-2">
          <Link href={`/staff/alert-sources/${id}`} aria-label={`What to enter there, for ${name}`}>
            What to enter there
          </Link>
        </p>
        <details className="mt-1">
          <summary>Change the secret, or remove {name}</summary>
          <RenewAlertSourceForm alertSource={alertSource} renew={renew} />
          <p className="mt-4 text-soft">Its alerts are removed with it. Incidents opened from them stay.</p>
          <ActionButton action={remove} fields={{ id }} label={`Remove ${name}`}>
            Remove
          </ActionButton>
        </details>
      </div>
    </Section>
  );
}
