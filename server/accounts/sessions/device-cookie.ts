import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "@/server/infra/env";

const yearSeconds = 365 * 24 * 60 * 60;
const signedId = /^([\w-]{22})\.([\w-]{43})$/;

/**
 * The id in the cookie that a device got when somebody signed in on it. It opens nothing: it only keeps what others get
 * wrong from slowing down who signed in here before. Null without one, and for one that we did not sign.
 */
export function findDevice(cookieHeader: string | null): string | null {
  const { name } = deviceCookie();
  for (const cookie of (cookieHeader ?? "").split(";")) {
    const [found = "", value = ""] = cookie.trim().split("=");
    const id = found === name ? verified(value) : null;
    if (id !== null) {
      return id;
    }
  }

  return null;
}

export function makeDevice(): string {
  return randomBytes(16).toString("base64url");
}

export function setDeviceCookie(id: string): string {
  const { name, isSecure } = deviceCookie();
  const attributes = ["Path=/", `Max-Age=${yearSeconds}`, "HttpOnly", "SameSite=Lax", ...(isSecure ? ["Secure"] : [])];

  return [`${name}=${id}.${signature(id)}`, ...attributes].join("; ");
}

/** What is stored of a device, 64 hex digits. */
export function hashDevice(id: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`device ${id}`).digest("hex");
}

// RFC 6265bis, section 4.1.3.2: a sister site cannot set a cookie of this prefix for us.
function deviceCookie(): { name: string; isSecure: boolean } {
  const isSecure = env().ORIGIN.startsWith("https://");

  return { name: `${isSecure ? "__Host-" : ""}allclear_device`, isSecure };
}

function verified(value: string): string | null {
  const [, id, given] = signedId.exec(value) ?? [];
  if (id === undefined || given === undefined) {
    return null;
  }

  return timingSafeEqual(Buffer.from(given), Buffer.from(signature(id))) ? id : null;
}

function signature(id: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`device cookie ${id}`).digest("base64url");
}
