import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { changeSiteInput } from "@/domain/site/site-input";
import { findOpenSession, findUser, listUsers } from "@/server/accounts/users/queries";
import { resetOnMachine } from "@/server/accounts/users/reset-on-machine";
import { changeSite } from "@/server/site/change-site";
import { at, makeSite } from "@/server/testing/make";
import { removeSecondFactor } from "./remove-second-factor";
import { auditOf, makeOwner, openSessionOf, originOf, password, setUpPasskey, setUpTotp } from "./testing/make-factors";

const now = at("10:00");
let owner: Awaited<ReturnType<typeof makeOwner>>;
let origin: ReturnType<typeof originOf>;

beforeAll(() => makeSite());
beforeEach(async () => {
  owner = await makeOwner();
  origin = originOf(owner);
});
afterEach(() => ask(false));

async function ask(asksSecondFactor: boolean): Promise<void> {
  await changeSite(system, changeSiteInput.parse({ asksSecondFactor: String(asksSecondFactor) }), now);
}

async function isLimited(sessionId: string): Promise<boolean | null> {
  const session = await findOpenSession({ id: sessionId, userId: owner.id, sessionVersion: 1 }, now);

  return session && session.isLimited;
}

test("whoever has none is led to set one up at the next sign-in, whatever their role; single sign-on is not asked", async () => {
  const before = await openSessionOf(owner, "password", now);
  await ask(true);

  expect(await isLimited(before)).toBe(false);
  for (const role of ["helpdesk", "editor", "admin"] as const) {
    owner = await makeOwner(role);
    expect(await isLimited(await openSessionOf(owner, "password", now))).toBe(true);
    expect(await isLimited(await openSessionOf(owner, "oidc", now))).toBe(false);
  }
});

test("the session that sets one up opens everything; others that wait for it end", async () => {
  await ask(true);
  const [mine, another] = [await openSessionOf(owner, "password", now), await openSessionOf(owner, "password", now)];

  await setUpTotp(owner, now, mine);

  expect([await isLimited(mine), await isLimited(another)]).toEqual([false, null]);
});

test("whoever removes the last one has to set up another", async () => {
  await setUpTotp(owner, now);
  await setUpPasskey(owner, now);
  const session = await openSessionOf(owner, "passkey", now);
  await ask(true);
  const remove = (part: "totp" | "all") => removeSecondFactor(owner, { currentPassword: password, part }, origin, now);

  await remove("totp");
  expect(await isLimited(session)).toBe(false);
  await remove("all");
  expect(await isLimited(session)).toBe(true);
});

test("a password alone opens no session of who has a second factor, whoever calls", async () => {
  await setUpTotp(owner, now);

  await expect(openSessionOf(owner, "password", now)).rejects.toMatchObject({ code: "unauthenticated" });
});

test("admins see who has one", async () => {
  expect(await findUser(system, owner.id)).toMatchObject({ hasSecondFactor: false });
  await setUpPasskey(owner, now);

  expect(await findUser(system, owner.id)).toMatchObject({ hasSecondFactor: true });
  expect(await listUsers(system)).toContainEqual(expect.objectContaining({ id: owner.id, hasSecondFactor: true }));
});

test("the command on the machine removes it, and says so", async () => {
  await setUpTotp(owner, now);

  expect(await resetOnMachine(owner.email, now)).toMatchObject({ hadSecondFactor: true });
  expect(await resetOnMachine(owner.email, now)).toMatchObject({ hadSecondFactor: false });
  expect(await auditOf(owner.id)).toContain("user.second_factor_removed_on_machine");
});
