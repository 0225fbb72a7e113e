import type { Actor } from "@/domain/accounts/actor";
import type { EndpointOutcome } from "@/domain/notifications/webhooks";
import { AppError } from "@/domain/shared/errors";
import { openSecret } from "@/server/infra/crypto/secret-box";
import { endpointRequest } from "./endpoint-request";
import type { RequestToSend } from "./find-request";
import { postToEndpoint } from "./post-to-endpoint";
import type { Telling } from "./request";
import { settleRequest } from "./settle-request";
import type { ToldUpdate } from "./told-update";

export type FindUpdate = (request: Pick<RequestToSend, "updateId" | "update">, now: Date) => Promise<ToldUpdate | null>;

/** What sending needs that many requests share. */
export type Sending = { findUpdate: FindUpdate; findKeys: Telling["findKeys"]; clock: () => Date };

export type SentRequest = { outcome: EndpointOutcome; tookMs: number; sent: string };

/**
 * Sends one request as its update reads now, and notes what came of it. A test also goes to an endpoint that is disabled.
 * @returns null where nobody wants it any more: it is skipped
 */
export async function sendRequest(
  actor: Actor,
  request: RequestToSend,
  { findUpdate, findKeys, clock }: Sending,
): Promise<SentRequest | null> {
  const isWanted = request.endpoint.disabledAt === null || request.updateId === null;
  const update = isWanted ? await findUpdate(request, clock()) : null;
  const sent = update && (await send({ ...request, findKeys }, update, clock()));
  await settleRequest(actor, request, sent ?? "skipped", clock());

  return sent;
}

async function send(request: RequestToSend & Telling, update: ToldUpdate, now: Date): Promise<SentRequest> {
  const { endpoint } = request;
  const isOfSubscriber = endpoint.subscriberId !== null;
  const isDevice = endpoint.kind === "push";
  const target = {
    url: endpoint.url,
    isOfSubscriber,
    needsTls: isOfSubscriber || endpoint.kind !== "webhook",
    goneStatuses: isDevice ? [404, 410] : [410],
  };
  const begun = performance.now();
  try {
    const { id, kind, url } = endpoint;
    const made = await endpointRequest({ id, kind, url, secrets: secretsOf(endpoint, now) }, update, request, now);
    const outcome = await postToEndpoint(target, made, now);

    return { outcome, tookMs: Math.round(performance.now() - begun), sent: made.logged };
  } catch (error) {
    return { outcome: notMade(error), tookMs: 0, sent: "" };
  }
}

type Endpoint = RequestToSend["endpoint"];

/** The newest first; the one before for as long as it counts. */
function secretsOf({ id, secretSealed, formerSecretSealed, formerSecretUntil }: Endpoint, now: Date): string[] {
  const isFormerValid = formerSecretUntil !== null && formerSecretUntil > now;

  return [secretSealed, isFormerValid ? formerSecretSealed : null].flatMap((sealed) =>
    sealed === null ? [] : openSecret(sealed, id),
  );
}

/** A secret that can no longer be read, for one, is told as a failure is. */
function notMade(error: unknown): EndpointOutcome {
  if (!(error instanceof AppError)) {
    throw error;
  }

  return { kind: "failed", responseCode: null, sentence: error.message, isGone: false, notBefore: null };
}
