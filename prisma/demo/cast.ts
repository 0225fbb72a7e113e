import { type Actor, system } from "@/domain/accounts/actor";
import { db } from "@/server/infra/db";
import { createUser } from "@/server/accounts/users/create-user";
import { verifyPassword } from "@/server/accounts/users/password";
import { setPassword } from "@/server/accounts/users/change-password";
import { demoUsers, type Teller } from "./demo-users";

export type Cast = Readonly<Record<Teller, Actor>>;

/**
 * Finds the demo's people, or makes their accounts. All of them sign in with `password`, whatever it was before.
 * @returns `loadedAt`, the minute at which the first of them was made
 */
export async function gatherCast(password: string, now: Date): Promise<{ cast: Cast; loadedAt: Date }> {
  const admin = await gather("admin", password, now);
  const editor = await gather("editor", password, now);
  const helpdesk = await gather("helpdesk", password, now);

  return {
    cast: { admin: admin.actor, editor: editor.actor, helpdesk: helpdesk.actor },
    loadedAt: new Date(Math.floor(admin.createdAt.getTime() / 60_000) * 60_000),
  };
}

async function gather(teller: Teller, password: string, now: Date): Promise<{ actor: Actor; createdAt: Date }> {
  const person = demoUsers[teller];
  const user = await findUser(person.email);
  if (!user) {
    const { id } = await createUser(system, { ...person, password }, now);

    return { actor: { kind: "staff", id, name: person.name, role: person.role }, createdAt: now };
  }
  if (!(await verifyPassword(user.passwordHash, password))) {
    await setPassword(system, { id: user.id, password }, now);
  }

  // In the story they act as they were then, whatever role they have been given since.
  return { actor: { kind: "staff", id: user.id, name: person.name, role: person.role }, createdAt: user.createdAt };
}

async function findUser(email: string) {
  return db.user.findUnique({ where: { email }, select: { id: true, passwordHash: true, createdAt: true } });
}
