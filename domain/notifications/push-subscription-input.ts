import { z } from "zod";
import { endpointChoices } from "./webhooks";
import { choice } from "@/domain/shared/input";
import { refuseNothing, wishedThings } from "./subscription-input";

const broken = "Your browser did not say where it can be reached. Reload the page, and try again.";

/** The address that a browser's push service gave it: whoever knows it, is it. */
const address = z.url({ protocol: /^https?$/, error: broken }).max(1_000, broken);

/** So many bytes as base64url. */
function key(bytes: number) {
  return z.string(broken).regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`), broken);
}

export const subscribeDeviceInput = z
  .object({
    ...wishedThings,
    choice: choice("How often", endpointChoices),
    address,
    /** What pushes to it are encrypted for (RFC 8291). */
    publicKey: key(65),
    authSecret: key(16),
  })
  .superRefine(refuseNothing);
export type SubscribeDevice = z.output<typeof subscribeDeviceInput>;

export const deviceAddressInput = z.object({ address });
export type DeviceAddress = z.output<typeof deviceAddressInput>;
