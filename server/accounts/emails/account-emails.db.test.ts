import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import { createUserInput } from "@/domain/accounts/user-input";
import { confirmAddress, requestAddressChange, requestAddressChangeOf } from "@/server/accounts/users/change-address";
import { disableUser } from "@/server/accounts/users/change-user";
import { createUser } from "@/server/accounts/users/create-user";
import { findActor, type StaffActor } from "@/server/accounts/users/queries";
import { resetPassword } from "@/server/accounts/users/reset-password";
import { signIn } from "@/server/accounts/users/sign-in";
import { db } from "@/server/infra/db";
import { begin, makeSite } from "@/server/testing/make";
import { mailAddressChange, mailAddressChanged } from "./mail-address-change";
import { mailPasswordReset } from "./mail-password-reset";
import { secondFactorChanges } from "@/domain/accounts/second-factor";
import { mailSecondFactor } from "./mail-second-factor";
import { mailSignInAttack } from "./mail-sign-in-attack";

// The environment is read once, by the first import that asks for it: the server is there before.
const smtp = await vi.hoisted(async () => {
  const { startSmtpServer } = await import("@/server/infra/mail/testing/smtp-server");
  const server = await startSmtpServer();
  Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: "Allclear <status@example.edu>" });

  return server;
});

const origin = { address: "192.0.2.1", deviceId: null, userAgent: "" };
const password = "correct horse battery";
let email = "";
let user: StaffActor;

beforeAll(() => makeSite());
afterAll(() => smtp.close());

beforeEach(async () => {
  smtp.received.length = 0;
  email = `${randomUUID()}@example.edu`;
  user = await makeUser(email);
});

async function makeUser(address: string): Promise<StaffActor> {
  const input = createUserInput.parse({ email: address, name: "Ada", role: "editor", password });
  const { id } = await createUser(system, input, begin);
  const actor = await findActor(id, 1);
  if (!actor) {
    throw new Error("An account that was just made cannot be found.");
  }

  return actor;
}

/** The token of the link in the newest email. */
function tokenIn(path: string): string {
  const text = smtp.received.at(-1)?.mail.text ?? "";

  return new RegExp(`${path}\\?token=([\\w-]+)`).exec(text)?.[1] ?? "";
}

const recipients = () => smtp.received.flatMap(({ to }) => to);

test("a reset by email sets another password", async () => {
  await mailPasswordReset(system, { email }, begin);
  expect(recipients()).toEqual([email]);

  await resetPassword({ token: tokenIn("/staff/new-password"), password: "another long password" }, origin, begin);

  expect(await signIn({ email, password: "another long password" }, origin, begin)).toMatchObject({ id: user.id });
});

test.each(secondFactorChanges)("the owner gets an email: %s", async (change) => {
  await mailSecondFactor(system, { userId: user.id, change }, begin);

  expect(recipients()).toEqual([email]);
  expect(smtp.received[0]?.mail.text).toMatch(
    /(recovery code|passkey|authenticator app|second factor).* at .*\/staff\/account/is,
  );
});

test("no email goes to an address without an account, or to one that is disabled", async () => {
  await mailPasswordReset(system, { email: "nobody@example.edu" }, begin);
  await mailSignInAttack(system, { email: "nobody@example.edu", network: "192.0.2.x" }, begin);
  await disableUser(system, { id: user.id }, begin);
  await mailPasswordReset(system, { email }, begin);
  await mailSecondFactor(system, { userId: user.id, change: "totp_set_up" }, begin);
  await mailSignInAttack(system, { email, network: "192.0.2.x" }, begin);

  expect(recipients()).toEqual([]);
});

test("at most three links an hour, whoever asks for more", async () => {
  for (let count = 0; count < 5; count += 1) {
    await mailPasswordReset(system, { email }, begin);
  }

  expect(recipients()).toHaveLength(3);
});

test("whoever is attacked reads from where and when, and what to do", async () => {
  await mailSignInAttack(system, { email, network: "203.0.113.x" }, begin);

  const { mail } = smtp.received[0] ?? {};
  expect(mail?.subject).toContain("Wrong passwords for your account");
  expect(mail?.text).toContain("203.0.113.x");
  expect(mail?.text).toContain("/staff/reset-password");
  expect(mail?.text).toMatch(/7:00 am EST/);
});

test("an address is changed once its owner confirms it there, and the old one is notified", async () => {
  const address = `${randomUUID()}@example.edu`;
  await requestAddressChange(user, { email: address, currentPassword: password }, origin, begin);
  await mailAddressChange(system, { userId: user.id, email: address }, begin);
  expect(recipients()).toEqual([address]);
  expect(await signIn({ email: address, password }, origin, begin)).toBeNull();

  const token = tokenIn("/staff/confirm-address");
  await confirmAddress({ token }, origin, begin);
  await mailAddressChanged(system, { userId: user.id, formerEmail: email }, begin);

  expect(await signIn({ email: address, password }, origin, begin)).toMatchObject({ id: user.id });
  expect(await signIn({ email, password }, origin, begin)).toBeNull();
  expect(recipients()).toEqual([address, email]);
  await expect(confirmAddress({ token }, origin, begin)).rejects.toMatchObject({ code: "not_found" });
});

test("a link to the old mailbox opens nothing once the address is another", async () => {
  const address = `${randomUUID()}@example.edu`;
  await mailPasswordReset(system, { email }, begin);
  const reset = tokenIn("/staff/new-password");
  await mailAddressChange(system, { userId: user.id, email: address }, begin);
  await confirmAddress({ token: tokenIn("/staff/confirm-address") }, origin, begin);

  const attempt = resetPassword({ token: reset, password: "another long password" }, origin, begin);
  await expect(attempt).rejects.toMatchObject({ code: "not_found" });
});

test("without the password, or to an address that is taken, nothing is sent", async () => {
  const other = `${randomUUID()}@example.edu`;
  await makeUser(other);
  const before = await countJobs();

  await expect(
    requestAddressChange(user, { email: "new@example.edu", currentPassword: "wrong" }, origin, begin),
  ).rejects.toMatchObject({ code: "invalid" });
  await expect(requestAddressChangeOf(system, { id: user.id, email: other }, begin)).rejects.toMatchObject({
    code: "invalid",
  });

  expect(await countJobs()).toBe(before);
});

test("of two who confirm the same address, one gets it", async () => {
  const address = `${randomUUID()}@example.edu`;
  const other = await makeUser(`${randomUUID()}@example.edu`);
  await mailAddressChange(system, { userId: user.id, email: address }, begin);
  const first = tokenIn("/staff/confirm-address");
  await mailAddressChange(system, { userId: other.id, email: address }, begin);
  const second = tokenIn("/staff/confirm-address");
  await confirmAddress({ token: first }, origin, begin);

  await expect(confirmAddress({ token: second }, origin, begin)).rejects.toMatchObject({ code: "invalid" });
  expect(await db.user.count({ where: { email: address } })).toBe(1);
});

async function countJobs(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) FROM graphile_worker.jobs WHERE task_identifier = 'mail_address_change'`;

  return Number(row?.count);
}
