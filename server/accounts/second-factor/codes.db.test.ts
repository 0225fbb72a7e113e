import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/server/infra/db";
import { signIn } from "@/server/accounts/users/sign-in";
import { at, makeSite, makeStaff } from "@/server/testing/make";
import { aSentence } from "@/server/testing/sentences";
import { findOwnSecondFactor } from "./queries";
import { makeRecoveryCodes } from "./recovery-codes";
import { removeSecondFactor, removeSecondFactorOf } from "./remove-second-factor";
import { beginTotp, confirmTotp } from "./set-up-totp";
import { signInByCode } from "./sign-in-by-code";
import { attemptOf, auditOf, codeAt, makeOwner, originOf, password, setUpTotp } from "./testing/make-factors";

const now = at("10:00");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
let owner: Awaited<ReturnType<typeof makeOwner>>;
let origin: ReturnType<typeof originOf>;

beforeAll(() => makeSite());
beforeEach(async () => {
  owner = await makeOwner();
  origin = originOf(owner);
});

test("an app counts once a code of it is confirmed, and its secret is stored encrypted", async () => {
  await beginTotp(owner, { currentPassword: password }, origin, now);
  const secret = (await findOwnSecondFactor(owner, now)).begun?.secret ?? "";
  const confirm = (code: string) => confirmTotp(owner, { code }, { sessionId: randomUUID(), origin }, now);

  await expect(attemptOf(owner, now)).rejects.toThrow("No second factor is asked for.");
  await expect(confirm("000 000")).rejects.toMatchObject({ fields: { code: aSentence } });
  await confirm(codeAt(secret, now).replace(/^(...)/, " $1 "));

  expect(await attemptOf(owner, now)).toMatchObject({ userId: owner.id });
  expect(await findOwnSecondFactor(owner, now)).toMatchObject({ hasTotp: true, begun: null });
  const { sealed } = await db.totpSecret.findUniqueOrThrow({ where: { userId: owner.id }, select: { sealed: true } });
  expect(sealed).not.toContain(secret);
  expect(await auditOf(owner.id)).toEqual(["user.created", "user.totp_set_up"]);
  await expect(confirm(codeAt(secret, later(30)))).rejects.toMatchObject({ code: "not_found" });
});

test("a secret that nobody confirmed is shown for an hour; the next one replaces it", async () => {
  await beginTotp(owner, { currentPassword: password }, origin, now);
  const first = (await findOwnSecondFactor(owner, now)).begun?.secret;
  expect((await findOwnSecondFactor(owner, later(3_600))).begun).toBeNull();
  await beginTotp(owner, { currentPassword: password }, origin, later(3_600));

  expect((await findOwnSecondFactor(owner, later(3_600))).begun?.secret).not.toBe(first);
});

test("whoever is signed in types their password or a code before anything changes", async () => {
  const secret = await setUpTotp(owner, now);
  const wrong = { currentPassword: "not the password" };
  const refused = { fields: { currentPassword: aSentence } };

  await expect(makeRecoveryCodes(owner, wrong, origin, now)).rejects.toMatchObject(refused);
  await expect(removeSecondFactor(owner, { ...wrong, part: "all" }, origin, now)).rejects.toMatchObject(refused);
  await expect(beginTotp(await makeOwner(), wrong, origin, now)).rejects.toMatchObject(refused);
  await makeRecoveryCodes(owner, { currentPassword: codeAt(secret, later(60)) }, origin, later(60));
  await expect(
    makeRecoveryCodes(owner, { currentPassword: codeAt(secret, later(60)) }, origin, later(60)),
  ).rejects.toMatchObject(refused);
});

test("an account without a password has no second factor here", async () => {
  const single = await makeStaff("editor");

  await expect(beginTotp(single, { currentPassword: "anything" }, origin, now)).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await findOwnSecondFactor(single, now)).toMatchObject({ hasPassword: false });
});

test("a code signs in once, also when two send it at once", async () => {
  const secret = await setUpTotp(owner, now);
  const code = codeAt(secret, later(60));
  const attempts = [await attemptOf(owner, later(60)), await attemptOf(owner, later(60))];

  const outcomes = await Promise.all(attempts.map((attempt) => signInByCode(attempt, code, origin, later(60))));

  expect(outcomes.filter(Boolean)).toEqual([
    { id: owner.id, sessionVersion: 1, provider: "password", secondFactor: "totp" },
  ]);
  expect(await auditOf(owner.id)).toContain("user.sign_in_failed");
});

test("the code that confirmed the app signs in no more", async () => {
  const secret = await setUpTotp(owner, now);

  expect(await signInByCode(await attemptOf(owner, now), codeAt(secret, now), origin, now)).toBeNull();
});

test("an attempt signs in once, and lives ten minutes", async () => {
  const secret = await setUpTotp(owner, now);
  const attempt = await attemptOf(owner, later(60));
  await signInByCode(attempt, codeAt(secret, later(60)), origin, later(60));
  const over = { code: "unauthenticated" };

  await expect(signInByCode(attempt, codeAt(secret, later(90)), origin, later(90))).rejects.toMatchObject(over);
  const second = await attemptOf(owner, later(120));
  await expect(signInByCode(second, codeAt(secret, later(720)), origin, later(720))).rejects.toMatchObject(over);
});

test("wrong codes count as wrong passwords do: the sixth waits, on the page of the password too", async () => {
  await setUpTotp(owner, now);
  const attempt = await attemptOf(owner, now);
  for (let count = 0; count < 5; count += 1) {
    expect(await signInByCode(attempt, "000000", origin, now)).toBeNull();
  }

  await expect(signInByCode(attempt, "000000", origin, now)).rejects.toMatchObject({ code: "rate_limited" });
  await expect(signIn({ email: owner.email, password }, origin, now)).rejects.toMatchObject({ code: "rate_limited" });
  expect(await signIn({ email: owner.email, password }, { ...origin, address: "198.51.100.7" }, now)).not.toBeNull();
});

test("ten recovery codes, each once; they are hashed, counted, and replaced by the next ten", async () => {
  await expect(makeRecoveryCodes(owner, { currentPassword: password }, origin, now)).rejects.toMatchObject({
    code: "conflict",
  });
  await setUpTotp(owner, now);
  const codes = await makeRecoveryCodes(owner, { currentPassword: password }, origin, now);
  const use = async (code = "") => signInByCode(await attemptOf(owner, now), code, origin, now);

  expect(new Set(codes).size).toBe(10);
  const stored = await db.recoveryCode.findMany({ where: { userId: owner.id }, select: { codeHash: true } });
  expect(JSON.stringify(stored)).not.toContain(codes[0]?.slice(0, 4).concat(codes[0].slice(5, 9)));
  expect(await use(codes[0]?.toUpperCase().replaceAll("-", " "))).toMatchObject({ secondFactor: "recovery_code" });
  expect(await use(codes[0])).toBeNull();
  expect((await findOwnSecondFactor(owner, now)).recoveryCodesLeft).toBe(9);
  expect(await auditOf(owner.id)).toContain("user.recovery_code_used");

  await makeRecoveryCodes(owner, { currentPassword: password }, origin, now);
  expect(await use(codes[1])).toBeNull();
  expect((await findOwnSecondFactor(owner, now)).recoveryCodesLeft).toBe(10);
});

test("nobody else's recovery code signs in", async () => {
  const other = await makeOwner();
  await setUpTotp(owner, now);
  await setUpTotp(other, now);
  const [code = ""] = await makeRecoveryCodes(other, { currentPassword: password }, origin, now);

  expect(await signInByCode(await attemptOf(owner, now), code, origin, now)).toBeNull();
});

test("without the second factor the password alone signs in, and old attempts and recovery codes are gone", async () => {
  await setUpTotp(owner, now);
  await makeRecoveryCodes(owner, { currentPassword: password }, origin, now);
  await removeSecondFactor(owner, { currentPassword: password, part: "totp" }, origin, now);

  await expect(attemptOf(owner, now)).rejects.toThrow("No second factor is asked for.");
  expect(await findOwnSecondFactor(owner, now)).toMatchObject({ hasTotp: false, recoveryCodesLeft: 0 });
  await expect(
    removeSecondFactor(owner, { currentPassword: password, part: "totp" }, origin, now),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("an admin removes somebody's second factor, which ends their sessions; twice is once", async () => {
  const admin = await makeStaff("admin");
  await setUpTotp(owner, now);
  await db.userSession.create({
    data: {
      ...{ userId: owner.id, deviceHash: "0".repeat(64), device: "D", network: "N", createdAt: now, lastUsedAt: now },
    },
    select: { id: true },
  });

  await removeSecondFactorOf(admin, { id: owner.id }, now);
  await removeSecondFactorOf(admin, { id: owner.id }, now);

  expect(await db.userSession.count({ where: { userId: owner.id, endedAt: null } })).toBe(0);
  expect(await auditOf(owner.id)).toEqual(["user.created", "user.totp_set_up", "user.second_factor_removed_by_admin"]);
});
