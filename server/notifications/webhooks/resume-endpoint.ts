import type { Actor } from "@/domain/accounts/actor";
import type { NamedEndpoint } from "@/domain/notifications/webhook-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { requireEndpoint } from "./require-endpoint";
import { takeUp } from "./take-up";

/** Takes an endpoint up again that was paused or disabled: it is told of what is posted from now on. @throws AppError forbidden, not_found */
export async function resumeEndpoint(actor: Actor, { id }: NamedEndpoint, now: Date): Promise<void> {
  requirePermission(actor, "endpoint.manage");

  await transaction(async (tx) => {
    await requireEndpoint(tx, { id });
    await takeUp(tx, id);
    await recordAudit(tx, actor, { action: "endpoint.resumed", subjectId: id, at: now });
  });
}
