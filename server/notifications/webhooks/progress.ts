import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { parseCode } from "@/domain/shared/codes";
import { db } from "@/server/infra/db";
import { type NotificationProgress, toProgress } from "@/server/notifications/email/progress";

/** Where requests go: to what somebody entered the address of, or to browsers. */
export type WebhookChannel = "webhooks" | "devices";

/** How far the requests about an incident have come; null where none was laid out. @throws AppError forbidden */
export async function findWebhookProgress(
  actor: Actor,
  code: string,
  channel: WebhookChannel,
): Promise<NotificationProgress | null> {
  requirePermission(actor, "console.read");
  const parsed = parseCode(code);
  if (!parsed) {
    return null;
  }
  const { prefix, number } = parsed;
  const where = { update: { incident: { prefix, number } }, webhook: { kind: kindOf[channel] } };
  const [counts, failures] = await Promise.all([
    db.webhookDelivery.groupBy({ by: ["state"], where, _count: true }),
    db.webhookDelivery.groupBy({
      by: ["failure", "state"],
      where: { ...where, failure: { not: null }, state: { in: ["failed", "queued"] } },
      _count: true,
      orderBy: { _count: { failure: "desc" } },
      take: 5,
    }),
  ]);

  return toProgress(counts, failures);
}

/** How many would be told of something. @throws AppError forbidden */
export async function countWebhooks(actor: Actor, channel: WebhookChannel): Promise<number> {
  requirePermission(actor, "update.post");

  return db.webhook.count({ where: { disabledAt: null, kind: kindOf[channel] } });
}

const kindOf = { webhooks: { not: "push" }, devices: "push" } as const;
