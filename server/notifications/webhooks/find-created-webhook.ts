import { AppError } from "@/domain/shared/errors";
import type { Tx } from "@/server/infra/db";
import { openWebhookSecret } from "./make-secret";

type Made = { id: string; secret: string | null };

/** What a form has made already, for the one who sends it again. @throws AppError conflict for somebody else's key */
export async function findCreatedWebhook(
  tx: Tx,
  idempotencyKey: string,
  subscriberId: string | null,
): Promise<Made | null> {
  const made = await tx.webhook.findUnique({
    where: { idempotencyKey },
    select: { id: true, secretSealed: true, subscriberId: true },
  });
  if (!made) {
    return null;
  }
  if (made.subscriberId !== subscriberId) {
    throw new AppError("conflict", "This form was used for something else. Load the page again.");
  }

  return { id: made.id, secret: openWebhookSecret(made.secretSealed, made.id) };
}
