import { findSignedId, hashSignedId, makeSignedId, setSignedId } from "./signed-cookie";

const cookie = "person";

/**
 * The id of the person that a Cookie header names: whoever pressed a button of ours before, in the same browser.
 * Null without one, and for one that we did not sign.
 */
export function findVisitor(cookieHeader: string | null): string | null {
  return findSignedId(cookieHeader, cookie);
}

/** Somebody new. The cookie is set when a person does something, never for reading, and nobody else ever gets it. */
export function makeVisitor(): { readonly id: string; readonly setCookie: string } {
  const id = makeSignedId();

  return { id, setCookie: setSignedId(id, cookie) };
}

/** What is stored of a person: whoever reads the table can neither make the cookie nor recognise it. */
export function hashVisitor(id: string): string {
  return hashSignedId(id, cookie);
}
