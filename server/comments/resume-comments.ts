import type { Actor } from "@/domain/accounts/actor";
import type { PauseComments } from "@/domain/comments/comment-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { transaction } from "@/server/infra/db";
import { setPause } from "./set-pause";

/** Lets visitors comment again, on an incident or everywhere. @throws AppError forbidden, not_found */
export async function resumeComments(actor: Actor, input: PauseComments, now: Date): Promise<void> {
  requirePermission(actor, "comment.pause");

  await transaction((tx) => setPause(tx, actor, { ...input, pausedAt: null }, now));
}
