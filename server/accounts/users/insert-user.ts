import type { Actor } from "@/domain/accounts/actor";
import type { Role } from "@/domain/shared/words";
import { recordAudit } from "@/server/infra/audit";
import type { Tx } from "@/server/infra/db";

type NewUser = {
  email: string;
  name: string;
  publicName?: string | undefined;
  role: Role;
  passwordHash: string | null;
};

export async function insertUser(tx: Tx, actor: Actor, user: NewUser, now: Date): Promise<{ id: string }> {
  const { id } = await tx.user.create({
    data: {
      email: user.email,
      name: user.name,
      publicName: user.publicName ?? null,
      role: user.role,
      passwordHash: user.passwordHash,
      createdAt: now,
    },
    select: { id: true },
  });
  await recordAudit(tx, actor, { action: "user.created", subjectId: id, at: now, detail: { role: user.role } });

  return { id };
}
