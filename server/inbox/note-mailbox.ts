import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

/** Notes how the mailbox, or the server that mail is sent through, was found. */
export async function noteMailbox(tx: Tx, found: Omit<Prisma.MailboxUncheckedCreateInput, "id">): Promise<void> {
  await tx.mailbox.upsert({ where: { id: 1 }, create: { id: 1, ...found }, update: found, select: { id: true } });
}
