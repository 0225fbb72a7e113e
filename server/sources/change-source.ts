import type { Actor } from "@/domain/actor";
import { AppError } from "@/domain/errors";
import { requirePermission } from "@/domain/permissions";
import type { ChangeSource } from "@/domain/source-input";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { isTaken } from "@/server/infra/once";
import { nameTaken } from "./name-taken";
import { enqueueNextPoll } from "./polling";

/** Changes a source; its next poll keeps to the new interval. @throws AppError forbidden, not_found, invalid */
export async function changeSource(actor: Actor, input: ChangeSource, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");
  const { id, ...data } = input;

  try {
    await transaction(async (tx) => {
      const changed = await tx.source.updateMany({ where: { id }, data });
      if (changed.count === 0) {
        throw new AppError("not_found", "This source does not exist any more. Load the page again.");
      }
      await enqueueNextPoll(tx, { id, intervalSeconds: input.intervalSeconds }, now);
      await recordAudit(tx, actor, { action: "source.changed", subjectId: id, at: now });
      await announce(tx, { kind: "readings_changed" });
    });
  } catch (error) {
    throw isTaken(error) ? nameTaken(input.name, error) : error;
  }
}
