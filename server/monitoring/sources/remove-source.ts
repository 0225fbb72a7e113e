import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { RemoveSource } from "@/domain/monitoring/source-input";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { withdrawJob } from "@/server/infra/jobs";
import { pollKey } from "./polling";
import { requireSource } from "./require-source";

/** Removes a source with its metrics and their numbers; readings in updates stay. @throws AppError forbidden, not_found */
export async function removeSource(actor: Actor, { id }: RemoveSource, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");

  await transaction(async (tx) => {
    const source = await requireSource(tx, id);
    await tx.source.delete({ where: { id }, select: { id: true } });
    await withdrawJob(tx, pollKey(id));
    await recordAudit(tx, actor, {
      action: "source.removed",
      subjectId: id,
      at: now,
      detail: { name: source.name, kind: source.kind },
    });
    await announce(tx, { kind: "readings_changed" });
  });
}
