import { AppError } from "@/domain/shared/errors";
import type { WebhookKind } from "@/domain/notifications/webhooks";
import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

type WebhookWhere = { id: string } | { id: string; subscriberId: string | null };
type FoundWebhook = { id: string; kind: WebhookKind; secretSealed: string | null; disabledAt: Date | null };

/** Locks a webhook that somebody entered: any, or one of this subscriber, or (null) of an operator. @throws AppError not_found */
export async function requireWebhook(tx: Tx, wanted: WebhookWhere): Promise<FoundWebhook> {
  await tx.$queryRaw`SELECT id FROM webhooks WHERE id = ${wanted.id}::uuid FOR UPDATE`;
  const where: Prisma.WebhookWhereInput = { ...wanted, kind: { not: "push" } };
  const found = await tx.webhook.findFirst({
    where,
    select: { id: true, kind: true, secretSealed: true, disabledAt: true },
  });
  if (!found) {
    throw new AppError("not_found", "This webhook does not exist any more. Load the page again.");
  }

  return found;
}
