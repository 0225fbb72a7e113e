import { deriveKey } from "@/server/infra/crypto/derive-key";

/** Tells devices from each other, by the address that its push service gave each. */
export function pushSubscriptionKey(address: string): string {
  return deriveKey(["device", address]);
}
