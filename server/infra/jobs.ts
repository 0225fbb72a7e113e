import type { SecondFactorChange } from "@/domain/accounts/second-factor";
import type { Audience } from "@/domain/notifications/subscriptions";
import type { Tx } from "./db";

/** The tasks that the worker knows, and what each is given. */
export type JobPayloads = {
  /** A due time of an incident has come: its promise is due, its window begins or ends. */
  announce_deadline: { incidentId: string };
  /** People have said that they have an incident too, or undone that. */
  announce_confirmations: { incidentId: string };
  /** A source is asked for its numbers; each poll enqueues the next. */
  poll_source: { sourceId: string };
  /** What Prometheus recorded between two times (ISO 8601), before a metric was known or while polls failed. */
  backfill_metric: { metricId: string; fromAt: string; toAt: string };
  /** The last number of a source that fails has just become too old. */
  announce_silence: { sourceId: string };
  /** An alert has been firing for as long as a rule wants. */
  apply_alert_rule: { alertId: string; ruleId: string };
  /** An alert is over that a rule has acted on. */
  say_recovered: { alertId: string };
  /** The writer of a comment is notified of an answer: of its own, or of the one it was merged into. */
  mail_answer: { answerId: string; commentId: string };
  /** The author of the newest update of an incident is asked to look again. */
  mail_look_again: { incidentId: string; userId: string };
  /** A new subscriber gets the link to their private page by email. */
  mail_subscription_link: { subscriberId: string; isLeaving?: boolean };
  /** The deliveries that notify the subscribers of an update, or of an edit of it, are created on every channel. */
  notify_subscribers: { updateId: string; isEdit: boolean; audience?: Audience };
  /** A subscriber gets an email because their webhook was disabled. */
  email_webhook_disabled: { webhookId: string };
  /** Whoever has an account with this address is notified that its password is being guessed. */
  mail_sign_in_attack: { email: string; network: string };
  /** Whoever has an account with this address gets a link to choose another password. */
  mail_password_reset: { email: string };
  /** A new address of an account gets the link that confirms it. */
  mail_address_change: { userId: string; email: string };
  /** The former address of an account is notified that there is another. */
  mail_address_changed: { userId: string; formerEmail: string };
  /** The owner of an account is notified of what happened to its second factor. */
  mail_second_factor: { userId: string; change: SecondFactorChange };
  /** The deliveries of a channel that are due are sent. */
  [sending: SendingTask]: Record<string, never>;
};

/**
 * Enqueues a job in the verb's own transaction: it exists exactly if the rows do.
 * A job of the same key that has not begun is replaced; with `keepsRunAt` it keeps its time.
 */
export async function enqueue<Name extends keyof JobPayloads>(
  tx: Tx,
  name: Name,
  payload: JobPayloads[Name],
  options: { runAt?: Date; key?: string; keepsRunAt?: boolean } = {},
): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      ${name}::text,
      payload := ${JSON.stringify(payload)}::json,
      run_at := ${options.runAt ?? null}::timestamptz,
      job_key := ${options.key ?? null}::text,
      job_key_mode := ${options.keepsRunAt ? "preserve_run_at" : "replace"}::text
    )`;
}

type SendingTask = `send_${string}_deliveries`;

/** The job that sends what is due on a channel. */
export function sendingTask(channel: string): SendingTask {
  return `send_${channel}_deliveries`;
}

/** Has what is due on a channel sent as soon as this is committed. */
export async function enqueueSending(tx: Tx, channel: string): Promise<void> {
  const task = sendingTask(channel);
  await enqueue(tx, task, {}, { key: task });
}

/** Withdraws a job that has not begun. */
export async function withdrawJob(tx: Tx, key: string): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.remove_job(${key}::text)`;
}
