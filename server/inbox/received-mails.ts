import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import {
  canBeAdded,
  daysKept,
  ignoredReasons,
  type IgnoredMailView,
  isIgnoredReason,
  type WholeMailView,
} from "@/domain/inbox/mail-outcomes";
import { db, transaction } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

const mailSelect = {
  id: true,
  outcome: true,
  uid: true,
  writerEmail: true,
  subject: true,
  body: true,
  isPartial: true,
  attachmentCount: true,
  receivedAt: true,
} satisfies Prisma.ReceivedMailSelect;

type MailRow = Prisma.ReceivedMailGetPayload<{ select: typeof mailSelect }>;

/** What came by email and is no comment, the newest first. @throws AppError forbidden */
export async function listIgnoredMails(actor: Actor): Promise<IgnoredMailView[]> {
  requirePermission(actor, "comment.read_held");
  const rows = await db.receivedMail.findMany({
    where: { outcome: { in: Object.keys(ignoredReasons) } },
    select: mailSelect,
    orderBy: [{ receivedAt: "desc" }, { id: "desc" }],
    take: shownAtOnce,
  });

  return rows.flatMap((row) =>
    isIgnoredReason(row.outcome)
      ? [{ ...factsOf(row), reason: row.outcome, beginning: row.body.replace(/\s+/g, " ").slice(0, 200) }]
      : [],
  );
}

const shownAtOnce = 100;

/** An email as it was read. Null: there is none, or it was deleted. @throws AppError forbidden */
export async function findWholeMail(actor: Actor, id: string): Promise<WholeMailView | null> {
  requirePermission(actor, "comment.read_held");
  const row = await db.receivedMail.findUnique({ where: { id }, select: mailSelect });

  return (
    row && {
      ...factsOf(row),
      reason: isIgnoredReason(row.outcome) ? row.outcome : null,
      body: row.body === "" && row.outcome === "report" ? null : row.body,
      isPartial: row.isPartial,
      attachmentCount: row.attachmentCount,
    }
  );
}

function factsOf(row: MailRow): Omit<IgnoredMailView, "reason" | "beginning"> {
  const { id, writerEmail, subject, receivedAt } = row;

  return { id, writerEmail, subject, receivedAt, uid: Number(row.uid), canBeAdded: canBeAdded(row.outcome, row) };
}

/** Deletes what is kept no longer: ignored emails, and of the others the whole text; their comments stay. @throws AppError forbidden */
export async function purgeReceivedMails(actor: Actor, now: Date): Promise<void> {
  requirePermission(actor, "mail.receive");
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  await transaction(async (tx) => {
    await tx.receivedMail.deleteMany({
      where: { outcome: { not: "report" }, receivedAt: { lt: before(daysKept.ignored) } },
    });
    await tx.receivedMail.updateMany({
      where: { outcome: "report", receivedAt: { lt: before(daysKept.report) }, body: { not: "" } },
      data: { body: "", subject: "" },
    });
  });
}
