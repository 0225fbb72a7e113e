import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { parseCode } from "@/domain/shared/codes";
import { db } from "@/server/infra/db";

/** How far what tells of an incident on one channel has come. For staff alone. */
export type NotificationProgress = {
  readonly sent: number;
  readonly queued: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why some failed or were put off, the most frequent first. */
  readonly reasons: readonly { sentence: string; count: number; isFinal: boolean }[];
};

type MailProgress = NotificationProgress & {
  /** Of those that wait, who gets them with the daily mail. */
  readonly inDigest: number;
  /** Addresses that were refused for good with this incident's mails. */
  readonly suspended: readonly string[];
};

/** Null where no mail about it was laid out. @throws AppError forbidden */
export async function findEmailProgress(actor: Actor, code: string): Promise<MailProgress | null> {
  requirePermission(actor, "console.read");
  const parsed = parseCode(code);
  if (!parsed) {
    return null;
  }
  const { prefix, number } = parsed;
  const update = { incident: { prefix, number } };
  const [counts, failures, suspended] = await Promise.all([
    db.emailDelivery.groupBy({ by: ["state", "isDigest"], where: { update }, _count: true }),
    db.emailDelivery.groupBy({
      by: ["failure", "state"],
      where: { update, failure: { not: null }, state: { in: ["failed", "queued"] } },
      _count: true,
      orderBy: { _count: { failure: "desc" } },
      take: 5,
    }),
    db.subscriber.findMany({
      where: { suspendedAt: { not: null }, deliveries: { some: { update, state: "failed" } } },
      select: { email: true },
      orderBy: { suspendedAt: "desc" },
      take: 20,
    }),
  ]);
  const progress = toProgress(counts, failures);

  return (
    progress && {
      ...progress,
      inDigest: counts.find(({ state, isDigest }) => state === "queued" && isDigest)?._count ?? 0,
      suspended: suspended.map(({ email }) => email),
    }
  );
}

type Counted = { state: string; _count: number };

/** Null where nothing was laid out. */
export function toProgress(
  counts: readonly Counted[],
  failures: readonly (Counted & { failure: string | null })[],
): NotificationProgress | null {
  if (counts.length === 0) {
    return null;
  }
  const countOf = (state: string) =>
    counts.filter((each) => each.state === state).reduce((sum, { _count }) => sum + _count, 0);

  return {
    sent: countOf("sent"),
    queued: countOf("queued"),
    failed: countOf("failed"),
    skipped: countOf("skipped"),
    reasons: failures.map(({ failure, state, _count }) => ({
      sentence: failure ?? "",
      count: _count,
      isFinal: state === "failed",
    })),
  };
}
