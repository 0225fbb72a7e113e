import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { findSessionOf } from "./find-session-actor";
import { sessionLimits } from "@/domain/accounts/sessions";
import { system } from "@/domain/accounts/actor";
import { db } from "@/server/infra/db";
import { begin, makeSite, makeStaff } from "@/server/testing/make";
import { setPassword } from "@/server/accounts/users/change-password";
import { disableUser, enableUser } from "@/server/accounts/users/change-user";
import type { StaffActor } from "@/server/accounts/users/queries";
import { makeDevice } from "./device-cookie";
import { endOtherSessions, endOwnSession, endSession, listOwnSessions, openUserSession } from "./user-sessions";

const origin = {
  address: "192.0.2.7",
  deviceId: null,
  userAgent: "Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0",
};
const after = (ms: number) => new Date(begin.getTime() + ms);

beforeAll(() => makeSite());

async function signedIn(actor: StaffActor, sessionVersion = 1): Promise<{ sid: string; cookie: unknown }> {
  const user = { id: actor.id, sessionVersion, deviceId: makeDevice(), provider: "password" };
  const sid = await openUserSession(user, origin, begin);

  return { sid, cookie: { sub: actor.id, sessionVersion, sid } };
}

test("signing out ends the session: its cookie opens nothing, wherever it was copied to", async () => {
  const actor = await makeStaff("editor");
  const { sid, cookie } = await signedIn(actor);
  expect(await findSessionOf(cookie, begin)).toMatchObject({ actor });

  await endOwnSession(actor, { id: sid }, begin);

  expect(await findSessionOf(cookie, begin)).toBeNull();
  await endOwnSession(actor, { id: sid }, begin);
  expect(await db.auditEntry.count({ where: { subjectId: actor.id, action: "user.signed_out" } })).toBe(1);
});

test("a session that is not used ends, and one that is used ends after a month", async () => {
  const { cookie } = await signedIn(await makeStaff("editor"));

  expect(await findSessionOf(cookie, after(sessionLimits.maxIdleMs - 1))).not.toBeNull();
  expect(await findSessionOf(cookie, after(sessionLimits.maxIdleMs))).toBeNull();

  await db.userSession.updateMany({ data: { lastUsedAt: after(sessionLimits.maxAgeMs - 1) } });
  expect(await findSessionOf(cookie, after(sessionLimits.maxAgeMs))).toBeNull();
});

test("sessions are listed by device and rough network, and end one by one or all the others", async () => {
  const actor = await makeStaff("helpdesk");
  const [first, second, third] = [await signedIn(actor), await signedIn(actor), await signedIn(actor)];
  expect(await listOwnSessions(actor, begin)).toHaveLength(3);
  expect((await listOwnSessions(actor, begin))[0]).toMatchObject({
    device: "Firefox on Android",
    network: "192.0.2.x",
  });

  await endSession(actor, { id: first.sid }, begin);
  expect(await findSessionOf(first.cookie, begin)).toBeNull();
  await expect(endSession(actor, { id: first.sid }, begin)).rejects.toMatchObject({ code: "not_found" });

  expect(await endOtherSessions(actor, { id: third.sid }, begin)).toBe(1);
  expect(await findSessionOf(second.cookie, begin)).toBeNull();
  expect(await findSessionOf(third.cookie, begin)).not.toBeNull();
});

test("nobody ends or lists a session of somebody else", async () => {
  const [owner, other] = [await makeStaff("helpdesk"), await makeStaff("admin")];
  const { sid, cookie } = await signedIn(owner);

  await expect(endSession(other, { id: sid }, begin)).rejects.toMatchObject({ code: "not_found" });
  await endOtherSessions(other, { id: randomUUID() }, begin);

  expect(await findSessionOf(cookie, begin)).not.toBeNull();
  expect(await listOwnSessions(other, begin)).toEqual([]);
});

test("another password and disabling end every session, also for after the account is enabled again", async () => {
  const actor = await makeStaff("editor");
  const before = await signedIn(actor);
  await setPassword(system, { id: actor.id, password: "a long password" }, begin);
  expect(await findSessionOf(before.cookie, begin)).toBeNull();

  const second = await signedIn(actor, 2);
  await disableUser(system, { id: actor.id }, begin);
  expect(await findSessionOf(second.cookie, begin)).toBeNull();
  await enableUser(system, { id: actor.id }, begin);
  expect(await findSessionOf(second.cookie, begin)).toBeNull();
  expect(await listOwnSessions(actor, begin)).toEqual([]);
});

test("a cookie of another account’s session, of none, or from before sessions were kept opens nothing", async () => {
  const [one, other] = [await makeStaff("editor"), await makeStaff("admin")];
  const { sid } = await signedIn(one);

  expect(await findSessionOf({ sub: other.id, sessionVersion: 1, sid }, begin)).toBeNull();
  expect(await findSessionOf({ sub: one.id, sessionVersion: 1, sid: randomUUID() }, begin)).toBeNull();
  expect(await findSessionOf({ sub: one.id, sessionVersion: 1 }, begin)).toBeNull();
});

test("whoever was disabled between the password and the session gets none", async () => {
  const actor = await makeStaff("editor");
  await disableUser(system, { id: actor.id }, begin);

  await expect(signedIn(actor)).rejects.toMatchObject({ code: "unauthenticated" });
});
