import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { env } from "@/server/infra/env";
import { hasStaffCookie } from "./turns";

const secret = env().AUTH_SECRET;
const staff = { sub: randomUUID(), sessionVersion: 1 };

async function cookie(token: Record<string, unknown>, options: { secret?: string; maxAge?: number } = {}) {
  return `other=1; next-auth.session-token=${await encode({ token, secret, ...options })}`;
}

test("the session of a user counts, among other cookies and with the name that it has over TLS", async () => {
  expect(await hasStaffCookie(await cookie(staff))).toBe(true);
  expect(await hasStaffCookie((await cookie(staff)).replace("next-auth", "__Secure-next-auth"))).toBe(true);
});

test("what anybody can send does not: none, a member's, another site's, one that is too old, a forged one", async () => {
  expect(await hasStaffCookie(undefined)).toBe(false);
  expect(await hasStaffCookie(await cookie({ memberEmail: "sam@example.edu" }))).toBe(false);
  expect(await hasStaffCookie(await cookie(staff, { secret: "another secret, as long as ours" }))).toBe(false);
  expect(await hasStaffCookie(await cookie(staff, { maxAge: -3_600 }))).toBe(false);
  expect(await hasStaffCookie("next-auth.session-token=a.b.c.d.e.f.g.h.i.j.k.l")).toBe(false);
  // One sign of the seal is another one. Not the last: of that only some bits count.
  const forged = (await cookie(staff)).replace(/[^.](?=.{4}$)/, (sign) => (sign === "A" ? "B" : "A"));
  expect(await hasStaffCookie(forged)).toBe(false);
});
