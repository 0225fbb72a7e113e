import type { Actor } from "@/domain/actor";
import { requirePermission } from "@/domain/permissions";
import type { AddSource } from "@/domain/source-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { isTaken } from "@/server/infra/once";
import { nameTaken } from "./name-taken";
import { enqueueNextPoll } from "./polling";

/** Adds a source and begins to poll it. @throws AppError forbidden, invalid when the name is taken */
export async function addSource(actor: Actor, input: AddSource, now: Date): Promise<{ id: string }> {
  requirePermission(actor, "source.manage");

  try {
    return await transaction(async (tx) => {
      const source = await tx.source.create({
        data: { ...input, createdAt: now },
        select: { id: true, intervalSeconds: true },
      });
      await enqueueNextPoll(tx, source, now);
      await recordAudit(tx, actor, { action: "source.added", subjectId: source.id, at: now });

      return { id: source.id };
    });
  } catch (error) {
    throw isTaken(error) ? nameTaken(input.name, error) : error;
  }
}
