import type { Actor } from "@/domain/accounts/actor";
import { formatCode } from "@/domain/shared/codes";
import { requirePermission } from "@/domain/accounts/permissions";
import { db } from "@/server/infra/db";

/** The newest requests to a webhook, each with its newest attempts, as far as those are kept. @throws AppError forbidden */
export async function listRequests(actor: Actor, webhookId: string) {
  requirePermission(actor, "webhook.manage");
  const rows = await db.webhookDelivery.findMany({
    where: { webhookId },
    select: {
      id: true,
      edition: true,
      state: true,
      queuedAt: true,
      dueAt: true,
      attempts: true,
      failure: true,
      update: { select: { number: true, incident: { select: { prefix: true, number: true } } } },
      tries: {
        select: { id: true, at: true, responseCode: true, failure: true, tookMs: true, sent: true },
        orderBy: { at: "desc" },
        take: mostTries,
      },
    },
    orderBy: [{ queuedAt: "desc" }, { id: "desc" }],
    take: mostRequests,
  });

  return rows.map(({ update, ...row }) => ({
    ...row,
    /** Null: a test. */
    updateCode: update && formatCode({ ...update.incident, update: update.number }),
  }));
}

const mostRequests = 30;
const mostTries = 5;
