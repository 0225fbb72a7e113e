import type { SubscribePush } from "@/domain/notifications/push-subscription-input";
import { invalid } from "@/domain/shared/input";
import { openSecret } from "@/server/infra/crypto/secret-box";
import { db } from "@/server/infra/db";
import { makeTestUpdate } from "@/server/notifications/notification-payload";
import { postToWebhook } from "@/server/notifications/webhooks/post-to-webhook";
import { pushSubscriptionKey } from "./internal";
import { pushKeys } from "./push-keys";
import { pushRequest } from "./push-request";

/**
 * Sends a browser that is new here its first push, which says that it worked. Its push service knows the addresses that
 * it gave out: what it does not take was made up.
 * @throws AppError invalid
 */
export async function requireTakingPushes(input: SubscribePush, now: Date): Promise<void> {
  if (await isKnown(input)) {
    return;
  }
  const { address: url, publicKey, authSecret } = input;
  const secrets = [JSON.stringify([publicKey, authSecret])];
  const update = {
    ...(await makeTestUpdate(now)),
    title: "Notifications are on",
    text: "This is how an update arrives.",
  };
  const target = { url, isOfSubscriber: false, needsTls: true, goneStatuses: [] };
  const keys = await pushKeys(now);
  const request = requestOrNull(() =>
    pushRequest({ id: "", kind: "push", url, secrets }, update, { id: "", edition: 1 }, keys),
  );
  const outcome = request && (await postToWebhook(target, request, now));
  if (outcome?.kind !== "sent") {
    throw invalid({
      address:
        "Your browser’s push service did not take a first notification. Try again, or get email updates instead.",
    });
  }
}

/** With the keys that it came with, and not given up. */
async function isKnown({ address, publicKey, authSecret }: SubscribePush): Promise<boolean> {
  const found = await db.webhook.findUnique({
    where: { idempotencyKey: pushSubscriptionKey(address), kind: "push", disabledAt: null },
    select: { id: true, secretSealed: true },
  });

  return (
    found !== null &&
    found.secretSealed !== null &&
    openSecret(found.secretSealed, found.id) === JSON.stringify([publicKey, authSecret])
  );
}

/** The library throws for keys that are no points of the curve; all of them came from outside. */
function requestOrNull<Request>(make: () => Request): Request | null {
  try {
    return make();
  } catch {
    return null;
  }
}
