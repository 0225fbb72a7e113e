import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { acceptInvitationInput, createUserInput } from "@/domain/accounts/user-input";
import { db } from "@/server/infra/db";
import { begin, makeSite, makeStaff } from "@/server/testing/make";
import { aSentence } from "@/server/testing/sentences";
import { acceptInvitation } from "./accept-invitation";
import { changePassword, setPassword } from "./change-password";
import { changeUserRole, disableUser, renameUser } from "./change-user";
import { createUser } from "./create-user";
import { ensureFirstInvitation, inviteUser, withdrawInvitation } from "./invite-user";
import { findActor, findUserForSignIn, listInvitations, listUsers } from "./queries";
import { resetOnMachine } from "./reset-on-machine";
import { resetPassword } from "./reset-password";
import { signIn } from "./sign-in";

const origin = { address: "192.0.2.1", deviceId: null, userAgent: "" };
const password = "correct horse battery";

beforeAll(() => makeSite());

function accept(token: string, email = `${randomUUID()}@example.edu`, now = begin) {
  return acceptInvitation(acceptInvitationInput.parse({ token, email, name: "Ada", password }), origin, now);
}

test("the first link makes the first admin, once; each start replaces it until then", async () => {
  const first = await ensureFirstInvitation(begin);
  const second = await ensureFirstInvitation(begin);
  await expect(accept(first ?? "")).rejects.toMatchObject({ code: "not_found" });

  const { id } = await accept(second ?? "", "ada@example.edu");

  expect(await findActor(id, 1)).toMatchObject({ kind: "staff", name: "Ada", role: "admin" });
  await expect(accept(second ?? "")).rejects.toMatchObject({ code: "not_found" });
  expect(await ensureFirstInvitation(begin)).toBeNull();
});

test("the last admin can neither leave nor become less", async () => {
  const ada = await findUserForSignIn("ada@example.edu");
  const id = ada?.id ?? "";

  await expect(disableUser(system, { id }, begin)).rejects.toMatchObject({ code: "conflict" });
  await expect(changeUserRole(system, { id, role: "editor" }, begin)).rejects.toMatchObject({ code: "conflict" });
});

test("of two admins who remove each other at once, one stays", async () => {
  const ada = await findUserForSignIn("ada@example.edu");
  const second = await makeStaff("admin");

  const outcomes = await Promise.allSettled([
    disableUser(second, { id: ada?.id ?? "" }, begin),
    changeUserRole(system, { id: second.id, role: "editor" }, begin),
  ]);

  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.user.count({ where: { role: "admin", disabledAt: null } })).toBe(1);
});

test("an invitation gives its role, lasts seven days and is used once, also by two at once", async () => {
  const { token } = await inviteUser(system, { role: "helpdesk" }, begin);
  const day = 24 * 60 * 60 * 1_000;
  expect(await listInvitations(system, begin)).toMatchObject([{ role: "helpdesk" }]);
  await expect(accept(token, undefined, new Date(begin.getTime() + 7 * day))).rejects.toMatchObject({
    code: "not_found",
  });

  const outcomes = await Promise.allSettled([accept(token), accept(token)]);

  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await listInvitations(system, begin)).toEqual([]);
});

test("an address is one account, and a taken one leaves the invitation open", async () => {
  await createUser(system, createUserInput.parse({ email: "Joan@Example.edu", name: "Joan", role: "helpdesk" }), begin);
  const { token } = await inviteUser(system, { role: "editor" }, begin);

  await expect(accept(token, "joan@example.edu")).rejects.toMatchObject({
    code: "invalid",
    fields: { email: aSentence },
  });
  await expect(accept(token)).resolves.toHaveProperty("id");
});

test("the right password signs in, a wrong one and an unknown address do not", async () => {
  const email = "miguel@example.edu";
  const { id } = await createUser(
    system,
    createUserInput.parse({ email, name: "Miguel", role: "editor", password }),
    begin,
  );

  expect(await signIn({ email, password }, origin, begin)).toEqual({ id, sessionVersion: 1 });
  expect(await signIn({ email, password: "wrong" }, origin, begin)).toBeNull();
  expect(await signIn({ email: "nobody@example.edu", password }, origin, begin)).toBeNull();
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id }, select: { passwordHash: true } });
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("a new password ends every session; the old one must be known", async () => {
  const email = "new@example.edu";
  const { id } = await createUser(
    system,
    createUserInput.parse({ email, name: "Nell", role: "helpdesk", password }),
    begin,
  );
  const actor = await findActor(id, 1);
  if (!actor) {
    throw new Error("Nell cannot be found.");
  }
  const change = (currentPassword: string) =>
    changePassword(actor, { currentPassword, password: "another long password" }, origin, begin);

  await expect(change("wrong")).rejects.toMatchObject({ fields: { currentPassword: aSentence } });
  await change(password);

  expect(await findActor(id, 1)).toBeNull();
  expect(await signIn({ email, password: "another long password" }, origin, begin)).toEqual({ id, sessionVersion: 2 });
});

test("a role changes at once, a disabled account ends at once", async () => {
  const person = await makeStaff("helpdesk");

  await changeUserRole(system, { id: person.id, role: "editor" }, begin);
  expect(await findActor(person.id, 1)).toMatchObject({ role: "editor" });

  await disableUser(system, { id: person.id }, begin);
  expect(await findActor(person.id, 1)).toBeNull();
  expect(await findActor(person.id, 2)).toBeNull();
  expect((await listUsers(system)).at(-1)).toMatchObject({ disabledAt: begin });
});

test("a password that was set for somebody is theirs, and ends their sessions", async () => {
  const person = await makeStaff("helpdesk");

  await setPassword(system, { id: person.id, password }, begin);

  const { email } = await db.user.findUniqueOrThrow({ where: { id: person.id }, select: { email: true } });
  expect(await signIn({ email, password }, origin, begin)).toEqual({ id: person.id, sessionVersion: 2 });
});

test("somebody who is not there cannot be changed", async () => {
  const id = randomUUID();
  const unknown = { code: "not_found" };

  await expect(changeUserRole(system, { id, role: "admin" }, begin)).rejects.toMatchObject(unknown);
  await expect(disableUser(system, { id }, begin)).rejects.toMatchObject(unknown);
  await expect(setPassword(system, { id, password }, begin)).rejects.toMatchObject(unknown);
});

test("invitations are listed and can be withdrawn: their link opens nothing", async () => {
  const { token } = await inviteUser(system, { role: "editor" }, begin);
  const [invitation] = await listInvitations(system, begin);
  const id = invitation?.id ?? "";

  await withdrawInvitation(system, { id }, begin);

  expect(await listInvitations(system, begin)).toEqual([]);
  await expect(accept(token)).rejects.toMatchObject({ code: "not_found" });
  await expect(withdrawInvitation(system, { id }, begin)).rejects.toMatchObject({ code: "not_found" });
});

test("everybody changes their own names, an admin anybody's; readers see a public name at once", async () => {
  const [helpdesk, editor] = [await makeStaff("helpdesk"), await makeStaff("editor")];
  const before = await db.publicationEvent.count();

  await renameUser(helpdesk, { id: helpdesk.id, name: "Nell", publicName: "Mail team" }, begin);
  expect(await db.publicationEvent.count()).toBe(before);
  await renameUser(system, { id: helpdesk.id, name: "Nell", publicName: undefined }, begin);
  expect(await db.publicationEvent.count()).toBe(before + 1);

  expect((await listUsers(system)).find(({ id }) => id === helpdesk.id)).toMatchObject({
    name: "Nell",
    publicName: null,
  });
  await expect(
    renameUser(helpdesk, { id: editor.id, name: "Not Me", publicName: undefined }, begin),
  ).rejects.toMatchObject({ code: "forbidden" });
});

test("on the machine any account gets a link, and one that was disabled is enabled", async () => {
  const { id } = await makeStaff("editor");
  const { email } = await db.user.findUniqueOrThrow({ where: { id }, select: { email: true } });
  await disableUser(system, { id }, begin);

  const made = await resetOnMachine(email, begin);

  expect(made).toMatchObject({ wasDisabled: true });
  const token = "token" in made ? made.token : "";
  await resetPassword({ token, password: "another long password" }, origin, begin);
  expect(await signIn({ email, password: "another long password" }, origin, begin)).toMatchObject({ id });
});

test("on the machine a wrong address is answered with those of the admins", async () => {
  const { id } = await makeStaff("admin");
  const { email } = await db.user.findUniqueOrThrow({ where: { id }, select: { email: true } });

  const made = await resetOnMachine("nobody@example.edu", begin);

  expect("admins" in made && made.admins).toContain(email);
});
