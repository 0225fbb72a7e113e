import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { type WebhookChoice, type WebhookKind, webhookKindLabels } from "@/domain/notifications/webhooks";
import { formatDateTime } from "@/domain/shared/time";

type ListedWebhook = {
  id: string;
  kind: WebhookKind;
  name: string;
  host: string;
  isOfSubscriber: boolean;
  services: readonly string[] | null;
  choice: WebhookChoice;
  disabledFor: string | null;
  waiting: number;
  attempts: number;
  failures: number;
  last: { at: Date; responseCode: number | null; failure: string | null } | null;
};

type WebhookListProps = { webhooks: readonly ListedWebhook[]; timeZone: string; now: Date };

export function WebhookList({ webhooks, timeZone, now }: WebhookListProps) {
  return (
    <ul className="mt-3 space-y-2">
      {webhooks.map((webhook) => (
        <li key={webhook.id} className="rounded-box border border-line bg-card px-4 py-3">
          <p className="flex flex-wrap items-center gap-2">
            <StateBadge of={webhook} />
            <Link href={`/staff/webhooks/${webhook.id}`} className="min-w-0 py-1 font-bold break-words">
              {webhook.name}
            </Link>
            {webhook.isOfSubscriber && <Badge tone="plain">A subscriber’s</Badge>}
          </p>
          <p className="mt-1 text-sm break-words text-soft">
            {webhookKindLabels[webhook.kind]} · {webhook.host} · {scopeOf(webhook)}
          </p>
          <p className="text-sm break-words">{webhook.disabledFor}</p>
          <p className="text-sm break-words text-soft">{lastAnswer(webhook, timeZone, now)}</p>
        </li>
      ))}
    </ul>
  );
}

function StateBadge({ of: { disabledFor, last } }: { of: Pick<ListedWebhook, "disabledFor" | "last"> }) {
  if (disabledFor !== null) {
    return <Badge tone="plain">Paused</Badge>;
  }

  return last?.failure ? <Badge tone="down">Failing</Badge> : <Badge tone="ok">On</Badge>;
}

function scopeOf({ services, choice, isOfSubscriber }: ListedWebhook): string {
  if (isOfSubscriber) {
    return "what its owner subscribed to";
  }
  const often = choice === "start_and_end" ? "starts and ends" : "every update";

  return `${often} of ${services === null ? "everything" : services.join(", ")}`;
}

function lastAnswer(
  { last, attempts, failures, waiting }: Pick<ListedWebhook, "last" | "attempts" | "failures" | "waiting">,
  timeZone: string,
  now: Date,
): string {
  if (!last) {
    return waiting > 0 ? `${waiting} queued. Nothing was sent yet.` : "Nothing was sent yet.";
  }
  const answer = last.responseCode === null ? (last.failure ?? "") : `Answered ${last.responseCode}`;
  const rate = `${failures} of ${attempts} attempts failed in 30 days`;

  return `${answer} ${formatDateTime(last.at, timeZone, now)} · ${rate}${waiting > 0 ? ` · ${waiting} queued` : ""}`;
}
