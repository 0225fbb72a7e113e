import { beforeAll, expect, test, vi } from "vitest";
import { encode } from "next-auth/jwt";
import { env } from "@/server/infra/env";
import { makeSite, makeStaff } from "@/server/testing/make";
import { authOptions } from "./auth-options";
import { findSessionActor } from "./find-session-actor";
import { findSessionMember } from "./find-session-member";
import { findUserOf, nobody } from "./oidc-provider";
import { db } from "@/server/infra/db";

const jar = vi.hoisted(() => ({ value: "" }));
// What a request would bring; outside of one, Next has no headers.
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(new Headers({ cookie: `other=1; next-auth.session-token=${jar.value}` })),
}));

beforeAll(() => makeSite("MAIL"));

const origin = { address: "192.0.2.1", deviceId: null, userAgent: "" };

async function signInWith(claims: unknown): Promise<boolean> {
  const { callbacks } = authOptions({ origin, keepDevice: () => undefined, keepAttempt: () => undefined });
  const user = await findUserOf(claims);
  const account = null;
  if (!(await callbacks?.signIn?.({ user, account }))) {
    return false;
  }
  const token = await callbacks?.jwt?.({ token: {}, user, account, trigger: "signIn" });
  jar.value = await encode({ token: token ?? {}, secret: env().AUTH_SECRET });

  return true;
}

test("who has no account here is a member, whom the console does not know", async () => {
  expect(await signInWith({ email: "Sam@Example.edu", email_verified: true })).toBe(true);

  expect(await findSessionMember()).toEqual({ kind: "member", email: "sam@example.edu" });
  expect(await findSessionActor()).toBeNull();
});

test("who has one is staff, and no member besides", async () => {
  const { id } = await makeStaff("editor");
  const { email } = await db.user.findUniqueOrThrow({ where: { id }, select: { email: true } });

  expect(await signInWith({ email, email_verified: true })).toBe(true);

  expect(await findSessionActor()).toMatchObject({ kind: "staff", id });
  expect(await findSessionMember()).toBeNull();
});

test.each([{ email: "sam@example.edu" }, { email: "sam@example.edu", email_verified: false }, { email: "sam" }, null])(
  "%j is nobody: the address is not verified",
  async (claims) => {
    expect(await findUserOf(claims)).toBe(nobody);
    expect(await signInWith(claims)).toBe(false);
  },
);

test.each(["", "nonsense", "a.b.c.d.e"])(
  "the cookie %j opens nothing, and nobody can fill the log with it",
  async (value) => {
    const logged = vi.spyOn(console, "error");
    jar.value = value;

    expect([await findSessionMember(), await findSessionActor()]).toEqual([null, null]);
    expect(logged).not.toHaveBeenCalled();
  },
);
