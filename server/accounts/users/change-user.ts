import { type Actor, staffId } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import {
  type ChangeUserRole,
  type DisableUser,
  type EnableUser,
  type RenameUser,
  userNameFieldWords,
} from "@/domain/accounts/user-input";
import type { OthersEdit } from "@/domain/shared/changed-since";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { mergeEdit } from "@/server/infra/merge-edit";
import { AppError } from "@/domain/shared/errors";
import type { Role } from "@/domain/shared/words";
import { endAccess } from "./end-access";

/** Gives somebody another role, at once. @throws AppError forbidden, not_found, conflict for the last admin */
export async function changeUserRole(actor: Actor, input: ChangeUserRole, now: Date): Promise<void> {
  requirePermission(actor, "user.manage");

  await transaction(async (tx) => {
    const user = await requireUser(tx, input.id);
    if (user.role === input.role) {
      return;
    }
    if (user.role === "admin") {
      await refuseToLoseLastAdmin(tx, user.id);
    }
    await tx.user.update({ where: { id: user.id }, data: { role: input.role }, select: { id: true } });
    const detail = { from: user.role, to: input.role };
    await recordAudit(tx, actor, { action: "user.role_changed", subjectId: user.id, at: now, detail });
  });
}

/** Ends somebody's access and every session, at once. @throws AppError forbidden, not_found, conflict for the last admin */
export async function disableUser(actor: Actor, input: DisableUser, now: Date): Promise<void> {
  requirePermission(actor, "user.manage");

  await transaction(async (tx) => {
    const user = await requireUser(tx, input.id);
    if (user.disabledAt) {
      return;
    }
    if (user.role === "admin") {
      await refuseToLoseLastAdmin(tx, user.id);
    }
    await endAccess(tx, user.id, { disabledAt: now }, now);
    await recordAudit(tx, actor, { action: "user.disabled", subjectId: user.id, at: now });
  });
}

/** Lets a disabled user sign in again, with the password and the role of then. @throws AppError forbidden, not_found */
export async function enableUser(actor: Actor, input: EnableUser, now: Date): Promise<void> {
  requirePermission(actor, "user.manage");

  await transaction(async (tx) => {
    const user = await requireUser(tx, input.id);
    if (!user.disabledAt) {
      return;
    }
    await tx.user.update({ where: { id: user.id }, data: { disabledAt: null }, select: { id: true } });
    await recordAudit(tx, actor, { action: "user.enabled", subjectId: user.id, at: now });
  });
}

/**
 * Changes what staff and what the public call somebody: oneself, or as an admin anybody.
 * @returns what others have changed since `basedOn`
 * @throws AppError forbidden, not_found; ChangedSinceError
 */
export async function renameUser(actor: Actor, typed: RenameUser, now: Date): Promise<readonly OthersEdit[]> {
  requirePermission(actor, staffId(actor) === typed.id ? "account.change" : "user.manage");
  const { id, basedOn } = typed;

  return transaction(async (tx) => {
    const current = await lockNames(tx, id);
    // An emptied public name is none.
    const named = { id, name: typed.name, publicName: typed.publicName ?? null };
    const edit = { subjectId: id, input: named, current, basedOn, words: userNameFieldWords };
    const { input, changed, others } = await mergeEdit(tx, edit);
    if (changed.length === 0) {
      return others;
    }
    const data = { name: input.name, publicName: input.publicName };
    await tx.user.update({ where: { id }, data, select: { id: true } });
    await recordAudit(tx, actor, { action: "user.renamed", subjectId: id, at: now, detail: { changed } });
    if (changed.includes("publicName")) {
      // It is with everything that they posted and answered.
      await announce(tx, { kind: "site_changed" });
    }

    return others;
  });
}

async function lockNames(tx: Tx, id: string): Promise<{ name: string; publicName: string | null }> {
  await tx.$queryRaw`SELECT id FROM users WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const { name, publicName } = await requireUser(tx, id);

  return { name, publicName };
}

type UserForChange = { id: string; name: string; publicName: string | null; role: Role; disabledAt: Date | null };

/** @throws AppError not_found */
export async function requireUser(tx: Tx, id: string): Promise<UserForChange> {
  const user = await tx.user.findUnique({
    where: { id },
    select: { id: true, name: true, publicName: true, role: true, disabledAt: true },
  });
  if (!user) {
    throw new AppError("not_found", "This user has no account any more. Load the page again.");
  }

  return user;
}

/** Locks the admins, so that two who remove each other at once do not leave nobody. @throws AppError conflict */
async function refuseToLoseLastAdmin(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM users WHERE role = 'admin' ORDER BY id FOR UPDATE`;
  const others = await tx.user.count({ where: { role: "admin", disabledAt: null, id: { not: id } } });
  if (others === 0) {
    throw new AppError("conflict", "This is the last admin. Make somebody else an admin first.");
  }
}
