import type { Tx } from "./db";

/** The tasks that the worker knows, and what each is given. */
export type JobPayloads = {
  /** The clock reached a moment of an incident: its promise is due, its window begins or ends. */
  announce_deadline: { incidentId: string };
  /** People have said that they have an incident too, or taken it back. */
  announce_confirmations: { incidentId: string };
  /** A source is asked for its numbers; each poll enqueues the next. */
  poll_source: { sourceId: string };
  /** What Prometheus recorded between two times (ISO 8601), before a metric was known or while polls failed. */
  backfill_metric: { metricId: string; fromAt: string; toAt: string };
  /** The last number of a source that fails has just become too old. */
  announce_silence: { sourceId: string };
  /** An alert has held for as long as a rule wants. */
  apply_alert_rule: { alertId: string; ruleId: string };
  /** An alert is over that a rule has acted on. */
  say_recovered: { alertId: string };
  /** The writer of a comment is told of an answer: of its own, or of the one it was merged into. */
  mail_answer: { answerId: string; commentId: string };
  /** The author of the newest word on an incident is asked to look again. */
  mail_look_again: { incidentId: string; userId: string };
  /** An address that asked to be told gets the link to its private page. */
  mail_subscription_link: { subscriberId: string };
  /** What tells everybody who asked to be told of an update, or, where it is an edit, of that, is laid out. */
  notify_subscribers: { updateId: string; isEdit: boolean };
  /** Mails to subscribers that are due are sent. */
  send_email_deliveries: Record<string, never>;
  /** Requests to webhooks that are due are sent. */
  send_webhook_deliveries: Record<string, never>;
  /** A subscriber is told that their webhook is told of nothing any more. */
  email_webhook_disabled: { webhookId: string };
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

/** Withdraws a job that has not begun. */
export async function withdrawJob(tx: Tx, key: string): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.remove_job(${key}::text)`;
}
