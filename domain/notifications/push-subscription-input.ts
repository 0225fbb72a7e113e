import { z } from "zod";
import { webhookChoices } from "./webhooks";
import { choice } from "@/domain/shared/input";
import { refuseNothing, subscriptionScopes } from "./subscription-input";

const broken = "Your browser did not say where it can be reached. Reload the page, and try again.";

/** The address that a browser's push service gave it: whoever knows it, is it. */
const address = z.url({ protocol: /^https?$/, error: broken }).max(1_000, broken);

/** So many bytes as base64url. */
function key(bytes: number) {
  return z.string(broken).regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`), broken);
}

export const subscribePushInput = z
  .object({
    ...subscriptionScopes,
    choice: choice("How often", webhookChoices),
    address,
    /** What pushes to it are encrypted for (RFC 8291). */
    publicKey: key(65),
    authSecret: key(16),
  })
  .superRefine(refuseNothing);
export type SubscribePush = z.output<typeof subscribePushInput>;

export const pushAddressInput = z.object({ address });
export type PushAddress = z.output<typeof pushAddressInput>;
