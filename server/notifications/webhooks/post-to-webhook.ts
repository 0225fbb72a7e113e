import { AppError } from "@/domain/shared/errors";
import { type WebhookOutcome, parseRetryAfter } from "@/domain/notifications/webhooks";
import { fetchOutbound, type OutboundAnswer } from "@/server/infra/outbound/fetch";
import type { WebhookRequest } from "./http-channel";

/** `goneStatuses`: by which it says that it will never accept anything again. */
type Target = { url: string; isOfSubscriber: boolean; needsTls: boolean; goneStatuses: readonly number[] };

/**
 * Sends one request, and says what became of it; never throws for what the other side does. Ten seconds at most; of the
 * answer a few words are read where it is a refusal. A subscriber's webhook is never inside a private network.
 */
export async function postToWebhook(target: Target, request: WebhookRequest, now: Date): Promise<WebhookOutcome> {
  try {
    return await fetchOutbound(
      target.url,
      {
        body: request.body,
        headers: request.headers,
        alsoRead: "all",
        maxBytes,
        timeoutMs: webhookTimeoutMs,
        needsTls: target.needsTls,
        ...(target.isOfSubscriber ? { allowPrivateHosts: "" } : {}),
      },
      (answer) => toOutcome(target, answer, now),
    );
  } catch (error) {
    const sentence = target.isOfSubscriber ? unreachedSentence(target.url, error) : sentenceOf(error);

    return { kind: "failed", responseCode: null, sentence, isGone: false, notBefore: null };
  }
}

async function toOutcome({ url, goneStatuses }: Target, answer: OutboundAnswer, now: Date): Promise<WebhookOutcome> {
  const responseCode = answer.status;
  if (responseCode >= 200 && responseCode < 300) {
    return { kind: "sent", responseCode };
  }

  return {
    kind: "failed",
    responseCode,
    sentence: await refusalSentence(new URL(url).host, answer),
    isGone: goneStatuses.includes(responseCode),
    notBefore: parseRetryAfter(answer.retryAfter, now),
  };
}

async function refusalSentence(host: string, answer: OutboundAnswer): Promise<string> {
  if (answer.status >= 300 && answer.status < 400) {
    return `${host} redirects to another address (${answer.status}); enter the final one.`;
  }
  const said = await firstWords(answer);

  return said === "" ? `${host} answered ${answer.status}.` : `${host} answered ${answer.status} “${said}”.`;
}

/** What a refusal says, if it says anything readable. The status is what counts: a body that breaks off changes nothing. */
async function firstWords({ body, contentType }: OutboundAnswer): Promise<string> {
  if (!/^(text\/plain|application\/json)/i.test(contentType)) {
    return "";
  }
  let text = "";
  try {
    for await (const chunk of body) {
      text += chunk.toString("utf8");
      if (text.length >= maxWords) {
        break;
      }
    }
  } catch {
    // What was read until then is enough.
  }

  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .slice(0, maxWords);
}

/** One for all reasons: whoever may enter any address must not learn which names exist in here, nor which ports are open. */
function unreachedSentence(url: string, error: unknown): string {
  sentenceOf(error);

  return `${new URL(url).host} could not be reached from here.`;
}

function sentenceOf(error: unknown): string {
  if (error instanceof AppError) {
    return error.message;
  }
  throw error;
}

export const webhookTimeoutMs = 10_000;
const maxBytes = 10_000;
const maxWords = 200;
