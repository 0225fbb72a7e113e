import type { Actor } from "@/domain/actor";
import { AppError } from "@/domain/errors";
import type { AlertSenderKind } from "@/domain/words";
import { requireSender } from "@/server/alerts/require-sender";
import { type Refusal, toRefusal } from "@/server/infra/refusal";
import { readUpTo } from "./read-up-to";

/** A payload of 2,000 alerts, each with a kilobyte of words. */
export const largestPayload = 2 * 1024 * 1024;

type Work = (sender: { actor: Actor; kind: AlertSenderKind }, payload: unknown) => Promise<Response>;

/**
 * Answers a program that posts JSON with its sender's secret: 401 not with this secret, 413 too large, 422 not to be
 * understood, 500 and 503 to be sent again, each with `{"error": "a sentence"}`.
 */
export async function answerSender(request: Request, senderId: string, work: Work): Promise<Response> {
  const { bytes, isTooLarge } = await readUpTo(request.body, largestPayload);
  if (isTooLarge) {
    return refuse(413, `This is more than ${largestPayload / 1024 / 1024} MB. Send it in parts.`);
  }
  const body = new TextDecoder().decode(bytes);
  try {
    const sender = await requireSender(senderId, request.headers, body);

    return await work(sender, parseJson(body));
  } catch (error) {
    const refusal = toRefusal(error);

    return refuse(statuses[refusal.code], wordsFor(refusal, error));
  }
}

const statuses: Record<Refusal["code"], number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  invalid: 422,
  rate_limited: 429,
  unknown: 500,
  unavailable: 503,
};

/** @throws AppError invalid */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new AppError("invalid", "The body is not JSON. Send it whole, as application/json.", { cause });
  }
}

/** A program reads one line: all that has to change stands in it. */
function wordsFor({ message, fields }: Refusal, error: unknown): string {
  const sentences = Object.values(fields);

  return error instanceof AppError && error.code === "invalid" && sentences.length > 1 ? sentences.join(" ") : message;
}

function refuse(status: number, error: string): Response {
  return Response.json({ error }, { status, headers: { "cache-control": "no-store" } });
}
