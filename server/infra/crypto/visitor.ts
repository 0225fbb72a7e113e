import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "@/server/infra/env";

const yearSeconds = 365 * 24 * 60 * 60;
const signedId = /^([\w-]{22})\.([\w-]{43})$/;

/**
 * The id of the person that a Cookie header names: whoever pressed a button of ours before, in the same browser.
 * Null without one, and for one that we did not sign.
 */
export function findVisitor(cookieHeader: string | null): string | null {
  for (const cookie of (cookieHeader ?? "").split(";")) {
    const [name = "", value = ""] = cookie.trim().split("=");
    const id = name === visitorCookie().name ? verified(value) : null;
    if (id !== null) {
      return id;
    }
  }

  return null;
}

export type NewVisitor = { readonly id: string; readonly setCookie: string };

/** Somebody new. The cookie is set when a person does something, never for reading, and nobody else ever gets it. */
export function makeVisitor(): NewVisitor {
  const { name, isSecure } = visitorCookie();
  const id = randomBytes(16).toString("base64url");
  const value = `${id}.${signature(id)}`;
  const attributes = ["Path=/", `Max-Age=${yearSeconds}`, "HttpOnly", "SameSite=Lax", ...(isSecure ? ["Secure"] : [])];

  return { id, setCookie: [`${name}=${value}`, ...attributes].join("; ") };
}

/** What is stored of a person, 64 hex digits: whoever reads the table can neither make the cookie nor recognise it. */
export function hashVisitor(id: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`person ${id}`).digest("hex");
}

// RFC 6265bis, section 4.1.3.2: a sister site cannot set a cookie of this prefix for us.
function visitorCookie(): { name: string; isSecure: boolean } {
  const isSecure = env().ORIGIN.startsWith("https://");

  return { name: `${isSecure ? "__Host-" : ""}allclear_person`, isSecure };
}

function verified(value: string): string | null {
  const [, id, given] = signedId.exec(value) ?? [];
  if (id === undefined || given === undefined) {
    return null;
  }

  return timingSafeEqual(Buffer.from(given), Buffer.from(signature(id))) ? id : null;
}

function signature(id: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`person cookie ${id}`).digest("base64url");
}
