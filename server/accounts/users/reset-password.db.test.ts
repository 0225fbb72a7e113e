import { beforeAll, beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { createUserInput } from "@/domain/accounts/user-input";
import { makeDevice } from "@/server/accounts/sessions/device-cookie";
import { openUserSession } from "@/server/accounts/sessions/user-sessions";
import { findSessionOf } from "@/server/accounts/sessions/find-session-actor";
import { hashToken } from "@/server/infra/crypto/token";
import { db } from "@/server/infra/db";
import { begin, makeSite } from "@/server/testing/make";
import { uniqueText } from "@/server/testing/unique-text";
import { disableUser, enableUser } from "./change-user";
import { createUser } from "./create-user";
import { findAccountLink } from "./queries";
import { makeResetLink, requestPasswordReset, resetPassword } from "./reset-password";
import { signIn } from "./sign-in";

const origin = { address: "192.0.2.1", deviceId: null, userAgent: "" };
const password = "correct horse battery";
const chosen = "another long password";
const after = (minutes: number) => new Date(begin.getTime() + minutes * 60_000);
let email = "";
let id = "";

beforeAll(() => makeSite());

beforeEach(async () => {
  email = `${crypto.randomUUID()}@example.edu`;
  ({ id } = await createUser(system, createUserInput.parse({ email, name: "Ada", role: "editor", password }), begin));
});

test("an admin's link sets another password, once, also for two at once, and ends every session", async () => {
  const user = { id, sessionVersion: 1, deviceId: makeDevice(), provider: "password" };
  const sid = await openUserSession(user, origin, begin);
  const { token } = await makeResetLink(system, { id }, begin);

  const outcomes = await Promise.allSettled([
    resetPassword({ token, password: chosen }, origin, begin),
    resetPassword({ token, password: chosen }, origin, begin),
  ]);

  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await signIn({ email, password: chosen }, origin, begin)).toMatchObject({ id });
  expect(await signIn({ email, password }, origin, begin)).toBeNull();
  expect(await findSessionOf({ sub: id, sessionVersion: 1, sid }, begin)).toBeNull();
  expect(await db.auditEntry.count({ where: { subjectId: id, action: "user.password_reset" } })).toBe(1);
});

test("a link lasts an hour, and is stored only as a hash", async () => {
  const { token } = await makeResetLink(system, { id }, begin);

  expect(await findAccountLink("password_reset", token, after(59))).toMatchObject({ email });
  expect(await findAccountLink("password_reset", token, after(60))).toBeNull();
  expect(await findAccountLink("address_change", token, begin)).toBeNull();
  await expect(resetPassword({ token, password: chosen }, origin, after(60))).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await db.accountLink.count({ where: { tokenHash: token } })).toBe(0);
  expect(await db.accountLink.count({ where: { tokenHash: hashToken(token) } })).toBe(1);
});

test("using one link ends the others", async () => {
  const [first, second] = [await makeResetLink(system, { id }, begin), await makeResetLink(system, { id }, begin)];
  await resetPassword({ token: first.token, password: chosen }, origin, begin);

  expect(await findAccountLink("password_reset", second.token, begin)).toBeNull();
});

test("who is disabled is enabled first; a link from before opens nothing", async () => {
  const { token } = await makeResetLink(system, { id }, begin);
  await disableUser(system, { id }, begin);
  await expect(makeResetLink(system, { id }, begin)).rejects.toMatchObject({ code: "conflict" });

  await enableUser(system, { id }, begin);
  expect(await findAccountLink("password_reset", token, begin)).toBeNull();
  expect(await signIn({ email, password }, origin, begin)).toMatchObject({ id });
  await expect(makeResetLink(system, { id }, begin)).resolves.toHaveProperty("token");
});

test("whoever resets their password under attack gets in where they are", async () => {
  for (let count = 0; count < 8; count += 1) {
    await signIn({ email, password: uniqueText() }, origin, begin).catch(() => null);
  }
  await expect(signIn({ email, password }, origin, begin)).rejects.toMatchObject({ code: "rate_limited" });
  const { token } = await makeResetLink(system, { id }, begin);

  await resetPassword({ token, password: chosen }, origin, begin);

  expect(await signIn({ email, password: chosen }, origin, begin)).toMatchObject({ id });
});

test("asking for a reset leaves the same for every address, and is limited by network", async () => {
  const jobs = async () => {
    const [row] = await db.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = 'mail_password_reset'`;

    return Number(row?.count);
  };
  const before = await jobs();
  await requestPasswordReset({ email }, { address: "198.51.100.1" });
  await requestPasswordReset({ email: "nobody@example.edu" }, { address: "198.51.100.1" });
  expect((await jobs()) - before).toBe(2);

  const many = Array.from({ length: 25 }, () => requestPasswordReset({ email }, { address: "198.51.100.2" }));
  const refused = (await Promise.allSettled(many)).filter(({ status }) => status === "rejected");
  expect(refused).toHaveLength(5);
});
