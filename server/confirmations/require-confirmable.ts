import { openConfirmationKind, endPostedAt } from "@/domain/confirmations/confirmations";
import { formatCode, parseCode } from "@/domain/shared/codes";
import { AppError } from "@/domain/shared/errors";
import type { ConfirmationKind } from "@/domain/shared/words";
import type { Tx } from "@/server/infra/db";

export type ConfirmableIncident = { id: string; code: string; kind: ConfirmationKind; endPostedAt: Date | null };

/**
 * An incident that people can say something about with one tap now. It is not locked: staff who post to it never wait
 * for those who confirm it.
 * @throws AppError not_found, conflict (it is over, or has not begun)
 */
export async function requireConfirmable(tx: Tx, code: string, now: Date): Promise<ConfirmableIncident> {
  const { prefix, number } = parseCode(code) ?? { prefix: "", number: 0 };
  const incident = await tx.incident.findUnique({
    where: { prefix_number: { prefix, number } },
    select: {
      id: true,
      prefix: true,
      number: true,
      kind: true,
      status: true,
      updates: { select: { number: true, status: true, postedAt: true, happenedAt: true } },
    },
  });
  if (!incident) {
    throw new AppError("not_found", `${code} was not found. Check the code, or look in the log.`);
  }
  const told = { ...incident, endPostedAt: endPostedAt(incident.updates) };
  const kind = openConfirmationKind(told, now);
  if (kind === null) {
    throw new AppError("conflict", refusal(code, told.endPostedAt));
  }

  return { id: incident.id, code: formatCode(incident), kind, endPostedAt: told.endPostedAt };
}

function refusal(code: string, end: Date | null): string {
  return end
    ? `${code} ended a while ago, so nobody is counted any more. If something is wrong for you now, report it as a new problem.`
    : `${code} has not started, so nobody is counted yet.`;
}
