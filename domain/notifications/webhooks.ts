import { retryAt, type RetryRule } from "./retry";

/** What people enter the address of. */
export const webhookKinds = ["webhook", "slack", "teams", "discord"] as const;

/** What is posted to by HTTP; `push` is a browser, by the push service of its maker. */
export type WebhookKind = (typeof webhookKinds)[number] | "push";

export const webhookKindLabels: Record<WebhookKind, string> = {
  webhook: "Webhook, signed JSON",
  slack: "Slack",
  teams: "Microsoft Teams",
  discord: "Discord",
  push: "Browser",
};

/** What an operator chooses for a webhook; a daily email is nothing for a program. */
export const webhookChoices = ["every_update", "start_and_end"] as const;
export type WebhookChoice = (typeof webhookChoices)[number];

/** How many webhooks a subscriber may have, by whatever spellings of the address. */
export const maxOwnWebhooks = 5;

/** How many webhooks of subscribers may lead to one host. */
export const maxWebhooksToHost = 10;

/** Whether everybody's channels of a chat are at this host. */
export function isChatHost(hostname: string): boolean {
  return /^(?:hooks\.slack\.com|(?:\w+\.)?discord(?:app)?\.com)$|\.(?:webhook\.office|logic\.azure|powerplatform)\.com$/.test(
    hostname,
  );
}

/** For how long both secrets sign after another was made. */
export const formerSecretMs = 24 * 60 * 60_000;

/** What became of a delivery to a webhook. `responseCode` is null where nothing answered. */
export type WebhookOutcome =
  | { readonly kind: "sent"; readonly responseCode: number }
  /** Not accepted. `isGone`: it will never accept anything again; `notBefore`: it wants nothing until then. */
  | {
      readonly kind: "failed";
      readonly responseCode: number | null;
      readonly sentence: string;
      readonly isGone: boolean;
      readonly notBefore: Date | null;
    };

/**
 * When a delivery that a webhook did not accept is tried again after so many attempts.
 * @param attempt `random`: from 0 to 1; `notBefore`: what its `Retry-After` said
 * @returns null when three days have passed: it has failed
 */
export function nextWebhookAttemptAt(
  attempt: { attempts: number; queuedAt: Date; random: number; notBefore: Date | null },
  now: Date,
): Date | null {
  return retryAt(webhookRetries, { ...attempt, stretch: 1 + attempt.random * 0.2 }, now);
}

const hourMs = 60 * 60_000;
const webhookRetries: RetryRule = { firstWaitMs: 15_000, longestWaitMs: 6 * hourMs, timeoutMs: 72 * hourMs };

/** Reads `Retry-After` (RFC 9110, 10.2.3): seconds, or a date. A day at most; null for what is neither. */
export function parseRetryAfter(value: string | null, now: Date): Date | null {
  const text = value?.trim() ?? "";
  const at = /^\d+$/.test(text) ? now.getTime() + Number(text) * 1_000 : httpDate(text);
  if (at === null || at <= now.getTime()) {
    return null;
  }

  return new Date(Math.min(at, now.getTime() + 24 * hourMs));
}

function httpDate(text: string): number | null {
  const at = /^[A-Z][a-z]+, /.test(text) ? Date.parse(text) : NaN;

  return Number.isNaN(at) ? null : at;
}

/** Why nothing is sent any more to a webhook that did not accept a delivery, as a sentence; null: it is tried on. */
export function disabledReason(
  failure: { isGone: boolean; failingSince: Date; sentence: string },
  now: Date,
): string | null {
  if (failure.isGone) {
    return `It said that it is gone for good. ${failure.sentence}`;
  }
  if (now.getTime() - failure.failingSince.getTime() < disabledAfterMs) {
    return null;
  }

  return `Every delivery has failed for five days. The last one: ${failure.sentence}`;
}

const disabledAfterMs = 5 * 24 * hourMs;
