import type { WebhookKind } from "@/domain/notifications/webhooks";
import { db } from "@/server/infra/db";
import { hashToken } from "@/server/infra/crypto/token";

export type OwnWebhookView = {
  readonly id: string;
  readonly kind: WebhookKind;
  readonly host: string;
  readonly disabledFor: string | null;
};

/** The webhooks behind a private link, for its owner. Null where the link leads nowhere, or is not confirmed. */
export async function listOwnWebhooks(token: string): Promise<OwnWebhookView[] | null> {
  const subscriber = await db.subscriber.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      confirmedAt: true,
      webhooks: { select: { id: true, kind: true, name: true, disabledFor: true }, orderBy: { createdAt: "asc" } },
    },
  });
  if (!subscriber || subscriber.confirmedAt === null) {
    return null;
  }

  return subscriber.webhooks.map(({ name, ...webhook }) => ({ ...webhook, host: name }));
}
