import { ActionButton } from "@/components/console/action-button";
import type { FormAction } from "@/components/console/form-state";
import { type SubscriptionChoice, subscriptionChoiceLabels } from "@/domain/notifications/subscriptions";
import { formatDateTime } from "@/domain/shared/time";

type Subscriber = {
  id: string;
  email: string;
  choice: SubscriptionChoice;
  createdAt: Date;
  confirmedAt: Date | null;
  suspendedAt: Date | null;
  suspendedFor: string | null;
  scopes: readonly string[];
};

type RowsProps = {
  subscribers: readonly Subscriber[];
  timeZone: string;
  now: Date;
  resume: FormAction;
  end: FormAction;
};

/** Addresses, what each is subscribed to, and what may be done for its owner. */
export function SubscriberRows({ subscribers, timeZone, now, resume, end }: RowsProps) {
  if (subscribers.length === 0) {
    return null;
  }

  return (
    <ul className="mt-2 divide-y divide-line border-y border-line">
      {subscribers.map((subscriber) => {
        const { id, email, suspendedAt } = subscriber;

        return (
          <li key={id} className="py-3">
            <p className="font-semibold break-all">{email}</p>
            <p className="text-sm text-soft">{stateOf(subscriber, timeZone, now)}</p>
            <p className="text-sm">{scopeOf(subscriber)}</p>
            <div className="mt-2 flex flex-wrap gap-2">
              {suspendedAt && (
                <ActionButton action={resume} fields={{ id }} label={`Resume ${email}`}>
                  Resume
                </ActionButton>
              )}
              <details>
                <summary className="min-h-11 content-center">Unsubscribe it</summary>
                <p className="my-2 text-sm text-soft">
                  The address is deleted, with what is queued for it. Its owner may subscribe again.
                </p>
                <ActionButton action={end} fields={{ id }} label={`Unsubscribe ${email}`}>
                  Unsubscribe
                </ActionButton>
              </details>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function stateOf(
  { suspendedAt, suspendedFor, confirmedAt, createdAt }: Subscriber,
  timeZone: string,
  now: Date,
): string {
  if (suspendedAt) {
    return `Suspended since ${formatDateTime(suspendedAt, timeZone, now)}: ${suspendedFor ?? "its server refused it."}`;
  }

  return confirmedAt
    ? `Subscribed since ${formatDateTime(confirmedAt, timeZone, now)}`
    : `Requested ${formatDateTime(createdAt, timeZone, now)}; its owner has not confirmed it yet`;
}

function scopeOf({ choice, scopes }: Subscriber): string {
  const label = subscriptionChoiceLabels[choice];

  return scopes.length === 0 ? `${label}. Nothing is confirmed.` : `${label}. To: ${scopes.join(", ")}`;
}
