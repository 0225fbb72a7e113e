import type { Actor } from "@/domain/accounts/actor";
import type { PauseComments } from "@/domain/comments/comment-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { requireServiceRight } from "@/domain/accounts/service-rights";
import { transaction, type Tx } from "@/server/infra/db";
import { requireIncidentId } from "@/server/incidents/require-incident";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";

/** Stops visitors and members from commenting, on an incident or everywhere. @throws AppError forbidden, not_found */
export async function pauseComments(actor: Actor, input: PauseComments, now: Date): Promise<void> {
  requirePermission(actor, "comment.pause");

  await transaction((tx) => setPause(tx, actor, { ...input, pausedAt: now }, now));
}

/** Lets visitors comment again, on an incident or everywhere. @throws AppError forbidden, not_found */
export async function resumeComments(actor: Actor, input: PauseComments, now: Date): Promise<void> {
  requirePermission(actor, "comment.pause");

  await transaction((tx) => setPause(tx, actor, { ...input, pausedAt: null }, now));
}

/** A pause that is on already keeps its time, and ending none is no ending. @throws AppError not_found */
async function setPause(
  tx: Tx,
  actor: Actor,
  { incident: code, pausedAt }: PauseComments & { pausedAt: Date | null },
  now: Date,
): Promise<void> {
  const action = pausedAt ? "comments.paused" : "comments.resumed";
  const whereItChanges = { commentsPausedAt: pausedAt ? null : { not: null } };
  if (code === undefined) {
    requireServiceRight(actor, "comment.pause", { what: "A pause of all comments", codes: [] });
    const { count } = await tx.site.updateMany({
      where: { id: 1, ...whereItChanges },
      data: { commentsPausedAt: pausedAt },
    });
    if (count > 0) {
      await recordAudit(tx, actor, { action, subjectId: "site", at: now });
      await announce(tx, { kind: "site_changed" });
    }
    return;
  }
  const id = await requireIncidentId(tx, code, { actor, permission: "comment.pause" });
  const { count } = await tx.incident.updateMany({
    where: { id, ...whereItChanges },
    data: { commentsPausedAt: pausedAt },
  });
  if (count > 0) {
    await recordAudit(tx, actor, { action, subjectId: id, at: now });
    await announce(tx, { kind: "comments_changed", incident: { code } });
  }
}
