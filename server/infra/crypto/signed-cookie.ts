import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "@/server/infra/env";

const yearSeconds = 365 * 24 * 60 * 60;
const signedId = /^([\w-]{22})\.([\w-]{43})$/;

export function makeSignedId(): string {
  return randomBytes(16).toString("base64url");
}

/** The id that a Cookie header has under this name. Null without one, and for one that we did not sign. */
export function findSignedId(cookieHeader: string | null, name: string): string | null {
  const { fullName } = cookieNamed(name);
  for (const cookie of (cookieHeader ?? "").split(";")) {
    const [found = "", value = ""] = cookie.trim().split("=");
    const id = found === fullName ? verified(value, name) : null;
    if (id !== null) {
      return id;
    }
  }

  return null;
}

/** For no script; a year long, unless it is said how long. @returns the value of Set-Cookie */
export function setSignedId(id: string, name: string, maxAgeSeconds = yearSeconds): string {
  const { fullName, isSecure } = cookieNamed(name);
  const attributes = [
    "Path=/",
    `Max-Age=${maxAgeSeconds}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(isSecure ? ["Secure"] : []),
  ];

  return [`${fullName}=${id}.${signature(id, name)}`, ...attributes].join("; ");
}

/** What is stored of an id, 64 hex digits: whoever reads the table can neither make the cookie nor recognise it. */
export function hashSignedId(id: string, name: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`${name} ${id}`).digest("hex");
}

// RFC 6265bis, section 4.1.3.2: a sister site cannot set a cookie of this prefix for us.
function cookieNamed(name: string): { fullName: string; isSecure: boolean } {
  const isSecure = env().ORIGIN.startsWith("https://");

  return { fullName: `${isSecure ? "__Host-" : ""}allclear_${name}`, isSecure };
}

function verified(value: string, name: string): string | null {
  const [, id, given] = signedId.exec(value) ?? [];
  if (id === undefined || given === undefined) {
    return null;
  }

  return timingSafeEqual(Buffer.from(given), Buffer.from(signature(id, name))) ? id : null;
}

function signature(id: string, name: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`${name} cookie ${id}`).digest("base64url");
}
