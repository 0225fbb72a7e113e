import { AppError } from "@/domain/shared/errors";
import type { Role } from "@/domain/shared/words";
import type { Tx } from "@/server/infra/db";

type UserForChange = { id: string; role: Role; passwordHash: string | null; disabledAt: Date | null };

/** @throws AppError not_found */
export async function requireUser(tx: Tx, id: string): Promise<UserForChange> {
  const user = await tx.user.findUnique({
    where: { id },
    select: { id: true, role: true, passwordHash: true, disabledAt: true },
  });
  if (!user) {
    throw new AppError("not_found", "This person has no account any more. Load the page again.");
  }

  return user;
}

/** Locks the admins, so that two who remove each other at once do not leave nobody. @throws AppError conflict */
export async function refuseToLoseLastAdmin(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM users WHERE role = 'admin' ORDER BY id FOR UPDATE`;
  const others = await tx.user.count({ where: { role: "admin", disabledAt: null, id: { not: id } } });
  if (others === 0) {
    throw new AppError("conflict", "This is the last admin. Make somebody else an admin first.");
  }
}
