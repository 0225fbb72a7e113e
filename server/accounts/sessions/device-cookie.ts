import { findSignedId, hashSignedId, makeSignedId, setSignedId } from "@/server/infra/crypto/signed-cookie";

const cookie = "device";

/**
 * The id in the cookie that a device got when somebody signed in on it. It opens nothing: it only keeps what others get
 * wrong from slowing down who signed in here before. Null without one, and for one that we did not sign.
 */
export function findDevice(cookieHeader: string | null): string | null {
  return findSignedId(cookieHeader, cookie);
}

export function makeDevice(): string {
  return makeSignedId();
}

export function setDeviceCookie(id: string): string {
  return setSignedId(id, cookie);
}

/** What is stored of a device. */
export function hashDevice(id: string): string {
  return hashSignedId(id, cookie);
}
