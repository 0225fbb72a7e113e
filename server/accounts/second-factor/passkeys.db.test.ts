import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addPasskeyInput, passkeySignInInput } from "@/domain/accounts/second-factor-input";
import { disableUser } from "@/server/accounts/users/change-user";
import { db } from "@/server/infra/db";
import { at, makeSite, makeStaff } from "@/server/testing/make";
import { addPasskey, beginPasskey, renamePasskey } from "./passkeys";
import { findOwnSecondFactor } from "./queries";
import { removeSecondFactor } from "./remove-second-factor";
import { askForPasskey, signInByPasskey } from "./sign-in-by-passkey";
import { attemptOf, auditOf, makeOwner, originOf, password, setUpPasskey } from "./testing/make-factors";
import { makeSoftwarePasskey } from "./testing/software-passkey";

type Attempt = Parameters<typeof signInByPasskey>[0];
type Passkey = ReturnType<typeof makeSoftwarePasskey>;

const now = at("10:00");
const notAccepted = { code: "invalid", message: "This passkey was not accepted. Try again, or use a code." };
let owner: Awaited<ReturnType<typeof makeOwner>>;
let origin: ReturnType<typeof originOf>;

beforeAll(() => makeSite());
beforeEach(async () => {
  owner = await makeOwner();
  origin = originOf(owner);
});

async function signInWith(passkey: Passkey, attempt: Attempt, flags: Parameters<Passkey["sign"]>[1] = {}) {
  const { challenge } = await askForPasskey(attempt, origin, now);

  return send(attempt, passkey.sign(challenge, flags));
}

function send(attempt: Attempt, response: ReturnType<Passkey["sign"]>, when = now) {
  return signInByPasskey(attempt, passkeySignInInput.parse({ response: JSON.stringify(response) }), origin, when);
}

test("several passkeys are added, named, listed, and removed one by one", async () => {
  await setUpPasskey(owner, now, "My phone");
  await setUpPasskey(owner, now, "The stick");
  const [phone, stick] = (await findOwnSecondFactor(owner, now)).passkeys;
  expect([phone?.name, stick?.name]).toEqual(["My phone", "The stick"]);

  await renamePasskey(owner, { id: stick?.id ?? "", name: "The blue stick" }, now);
  await removeSecondFactor(owner, { currentPassword: password, part: phone?.id ?? "" }, origin, now);

  expect((await findOwnSecondFactor(owner, now)).passkeys.map(({ name }) => name)).toEqual(["The blue stick"]);
  expect((await auditOf(owner.id)).slice(1)).toEqual([
    "user.passkey_added",
    "user.passkey_added",
    "user.passkey_renamed",
    "user.passkey_removed",
  ]);
});

test("nobody renames or removes the passkey of somebody else", async () => {
  const other = await makeOwner();
  await setUpPasskey(owner, now);
  const id = (await findOwnSecondFactor(owner, now)).passkeys[0]?.id ?? "";
  const gone = { code: "not_found" };

  await expect(renamePasskey(other, { id, name: "Mine" }, now)).rejects.toMatchObject(gone);
  await expect(removeSecondFactor(other, { currentPassword: password, part: id }, origin, now)).rejects.toMatchObject(
    gone,
  );
});

test("a passkey answers the challenge that was made for its owner, once, within five minutes", async () => {
  const passkey = makeSoftwarePasskey(owner.id);
  const { challenge } = await beginPasskey(owner, { currentPassword: password }, origin, now);
  const input = addPasskeyInput.parse({ name: "My phone", response: passkey.register(challenge) });
  const late = new Date(now.getTime() + 5 * 60 * 1_000);

  await expect(addPasskey(await makeOwner(), input, randomUUID(), now)).rejects.toMatchObject(notAccepted);
  await expect(addPasskey(owner, input, randomUUID(), late)).rejects.toMatchObject(notAccepted);
  await addPasskey(owner, input, randomUUID(), now);
  await expect(addPasskey(owner, input, randomUUID(), now)).rejects.toMatchObject(notAccepted);
});

test("after the password a passkey signs in, also one that does not know its user", async () => {
  const passkey = await setUpPasskey(owner, now);

  expect(await signInWith(passkey, await attemptOf(owner, now), { isVerified: false })).toEqual({
    ...{ id: owner.id, sessionVersion: 1 },
    ...{ provider: "password", secondFactor: "passkey" },
  });
  expect((await findOwnSecondFactor(owner, now)).passkeys[0]?.lastUsedAt).toEqual(now);
});

test("a passkey that knows its user signs in without the password", async () => {
  const passkey = await setUpPasskey(owner, now);

  expect(await signInWith(passkey, null)).toEqual({ id: owner.id, sessionVersion: 1, provider: "passkey" });
  await expect(signInWith(passkey, null, { isVerified: false })).rejects.toMatchObject(notAccepted);
});

describe("not accepted, in the same words", () => {
  test("from another site", async () => {
    const passkey = await setUpPasskey(owner, now);
    const flags = { origin: "https://status.example.com.evil.example" };

    await expect(signInWith(passkey, null, flags)).rejects.toMatchObject(notAccepted);
    expect(await auditOf(owner.id)).toContain("user.sign_in_failed");
  });

  test("the same answer once more", async () => {
    const passkey = await setUpPasskey(owner, now);
    const { challenge } = await askForPasskey(null, origin, now);
    const response = passkey.sign(challenge);
    await send(null, response);

    await expect(send(null, response)).rejects.toMatchObject(notAccepted);
  });

  test("a challenge that was made for the second page of somebody else", async () => {
    const other = await makeOwner();
    const passkey = await setUpPasskey(owner, now);
    await setUpPasskey(other, now);
    const { challenge } = await askForPasskey(await attemptOf(other, now), origin, now);

    await expect(send(await attemptOf(owner, now), passkey.sign(challenge))).rejects.toMatchObject(notAccepted);
    await expect(send(null, passkey.sign(challenge))).rejects.toMatchObject(notAccepted);
  });

  test("somebody else's passkey after the password", async () => {
    const other = await makeOwner();
    await setUpPasskey(owner, now);
    const passkey = await setUpPasskey(other, now);

    await expect(signInWith(passkey, await attemptOf(owner, now))).rejects.toMatchObject(notAccepted);
  });

  test("one that nobody has added, and one of a disabled account", async () => {
    const passkey = await setUpPasskey(owner, now);
    await disableUser(await makeStaff("admin"), { id: owner.id }, now);

    await expect(signInWith(makeSoftwarePasskey(owner.id), null)).rejects.toMatchObject(notAccepted);
    await expect(signInWith(passkey, null)).rejects.toMatchObject(notAccepted);
  });

  test("a copy, which counts from behind", async () => {
    const passkey = await setUpPasskey(owner, now, "The stick", 5);
    await signInWith(passkey, null, { counter: 7 });

    await expect(signInWith(passkey, null, { counter: 7 })).rejects.toMatchObject(notAccepted);
    await expect(signInWith(passkey, null, { counter: 6 })).rejects.toMatchObject(notAccepted);
    await signInWith(passkey, null, { counter: 8 });
    const where = { userId: owner.id };
    expect(await db.passkey.findFirst({ where, select: { counter: true } })).toEqual({ counter: 8n });
  });
});
