import type { Actor } from "@/domain/accounts/actor";
import type { OrderTemplates } from "@/domain/comments/answer-template-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";

/** Puts the templates into an order, which is also the order of their keys. @throws AppError forbidden */
export async function orderTemplates(actor: Actor, { ids }: OrderTemplates, now: Date): Promise<void> {
  requirePermission(actor, "answer_template.manage");

  await transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE answer_templates SET position = wanted.position
      FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS wanted (id, position)
      WHERE answer_templates.id = wanted.id`;
    const first = ids[0];
    if (first) {
      await recordAudit(tx, actor, { action: "answer_templates.ordered", subjectId: first, at: now });
    }
  });
}
