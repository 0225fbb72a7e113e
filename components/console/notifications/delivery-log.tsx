import { ActionButton } from "@/components/console/action-button";
import type { FormAction } from "@/components/console/form-state";
import { RefreshEvery } from "@/components/console/refresh-every";
import { codePath } from "@/domain/shared/codes";
import { formatDateTime } from "@/domain/shared/time";

type Attempt = {
  id: string;
  at: Date;
  responseCode: number | null;
  failure: string | null;
  tookMs: number;
  sent: string;
};
type LoggedDelivery = {
  id: string;
  /** Null: a test. */
  updateCode: string | null;
  edition: number;
  state: "queued" | "sent" | "failed" | "skipped";
  queuedAt: Date;
  dueAt: Date;
  attempts: number;
  tries: readonly Attempt[];
};

type DeliveryLogProps = {
  deliveries: readonly LoggedDelivery[];
  retry: FormAction;
  timeZone: string;
  now: Date;
};

/** What a webhook was sent, the newest first, and what it answered. */
export function DeliveryLog({ deliveries, retry, timeZone, now }: DeliveryLogProps) {
  if (deliveries.length === 0) {
    return <p className="mt-2 text-soft">Nothing was sent yet.</p>;
  }

  return (
    <>
      {deliveries.some(({ state }) => state === "queued") && <RefreshEvery seconds={5} />}
      <ul className="mt-2 space-y-2">
        {deliveries.map((delivery) => (
          <li key={delivery.id} className="rounded-box border border-line bg-card px-4 py-3">
            <p className="break-words">
              <DeliveryName of={delivery} /> · {delivery.state}
              {delivery.state === "queued" && delivery.attempts > 0
                ? `, retrying ${formatDateTime(delivery.dueAt, timeZone, now)}`
                : ""}
            </p>
            <ul className="mt-1 text-sm text-soft">
              {delivery.tries.map((attempt) => (
                <AttemptRow key={attempt.id} attempt={attempt} timeZone={timeZone} now={now} />
              ))}
            </ul>
            <WhatWasSent of={delivery} />
            {canRetry(delivery) && (
              <div className="mt-2">
                <ActionButton
                  action={retry}
                  fields={{ id: delivery.id }}
                  label={`Try again now: ${delivery.updateCode ?? "test"}`}
                >
                  Try again now
                </ActionButton>
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function DeliveryName({ of: { updateCode, edition } }: { of: LoggedDelivery }) {
  if (updateCode === null) {
    return <b>Test</b>;
  }

  return (
    <>
      <a href={codePath(updateCode)} className="font-bold">
        {updateCode}
      </a>
      {edition > 0 && ", corrected"}
    </>
  );
}

function AttemptRow({ attempt, timeZone, now }: { attempt: Attempt; timeZone: string; now: Date }) {
  const { at, responseCode, failure, tookMs } = attempt;

  return (
    <li className="break-words">
      {formatDateTime(at, timeZone, now)} · {responseCode === null ? "no answer" : `answered ${responseCode}`} ·{" "}
      {tookMs} ms
      {failure !== null && ` · ${failure}`}
    </li>
  );
}

function WhatWasSent({ of: { tries, updateCode } }: { of: LoggedDelivery }) {
  const [newest] = tries;

  return newest === undefined || newest.sent === "" ? null : (
    <details className="mt-1">
      <summary>What was sent</summary>
      <pre
        tabIndex={0}
        aria-label={`What was sent: ${updateCode ?? "test"}`}
        role="region"
        className="max-h-80 overflow-auto rounded-box bg-well px-4 py-3 text-xs"
      >
        {readable(newest.sent)}
      </pre>
    </details>
  );
}

/** A body that was cut off is no JSON any more: it is shown as it is. */
function readable(sent: string): string {
  try {
    return JSON.stringify(JSON.parse(sent), null, 2);
  } catch {
    return sent;
  }
}

function canRetry({ updateCode, state, tries }: LoggedDelivery): boolean {
  return updateCode !== null && (state === "failed" || state === "skipped" || (state === "queued" && tries.length > 0));
}
