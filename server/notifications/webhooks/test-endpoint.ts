import type { Actor } from "@/domain/accounts/actor";
import type { NamedEndpoint } from "@/domain/notifications/webhook-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { requireEndpoint } from "./require-endpoint";
import { layOutTest, sendTest } from "./send-test";

/**
 * Sends an endpoint a test, also while it is disabled, and waits for what comes of it: ten seconds at most.
 * @returns what came of it, as a sentence
 * @throws AppError forbidden, not_found
 */
export async function testEndpoint(actor: Actor, { id }: NamedEndpoint, clock: () => Date): Promise<string> {
  requirePermission(actor, "endpoint.manage");
  const now = clock();
  const requestId = await transaction(async (tx) => {
    await requireEndpoint(tx, { id });
    await recordAudit(tx, actor, { action: "endpoint.tested", subjectId: id, at: now });

    return layOutTest(tx, id, now);
  });

  return sendTest(requestId, clock);
}
