import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import {
  type ChangeWebhook,
  type NamedWebhook,
  webhookFieldsOf,
  webhookFieldWords,
} from "@/domain/notifications/webhook-input";
import { formerSecretMs } from "@/domain/notifications/webhooks";
import type { OthersEdit } from "@/domain/shared/changed-since";
import { AppError } from "@/domain/shared/errors";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { mergeEdit } from "@/server/infra/merge-edit";
import { makeSecret, requireServices, requireWebhook, sealWebhookSecret } from "./internal";

/**
 * Changes an operator's webhook. What is queued goes out to its new address. @returns what others have changed since
 * `basedOn` @throws AppError forbidden, invalid, not_found; ChangedSinceError
 */
export async function changeWebhook(actor: Actor, typed: ChangeWebhook, now: Date): Promise<readonly OthersEdit[]> {
  requirePermission(actor, "webhook.manage");
  const { id, basedOn } = typed;

  return transaction(async (tx) => {
    await requireWebhook(tx, { id, subscriberId: null });
    const { input, changed, others } = await mergeEdit(tx, {
      subjectId: id,
      input: { ...typed, services: typed.services.toSorted() },
      current: await findFields(tx, id),
      basedOn,
      words: webhookFieldWords,
    });
    const { name, url, choice, services } = input;
    const named = await requireServices(tx, services);
    await tx.webhookService.deleteMany({ where: { webhookId: id } });
    await tx.webhook.update({
      where: { id },
      data: { name, url, choice, ...named, failingSince: null },
      select: { id: true },
    });
    await recordAudit(tx, actor, { action: "webhook.changed", subjectId: id, at: now, detail: { changed } });

    return others;
  });
}

async function findFields(tx: Tx, id: string) {
  const { services, choice, ...row } = await tx.webhook.findUniqueOrThrow({
    where: { id },
    select: { name: true, url: true, choice: true, services: { select: { service: { select: { code: true } } } } },
  });

  return webhookFieldsOf({
    ...row,
    choice: choice === "start_and_end" ? choice : "every_update",
    services: services.map(({ service }) => service.code),
  });
}

/**
 * Gives an operator's webhook another secret, returned here and never again; for a day deliveries are signed with both.
 * @throws AppError forbidden, invalid (its kind signs nothing), not_found
 */
export async function renewWebhookSecret(actor: Actor, { id }: NamedWebhook, now: Date): Promise<{ secret: string }> {
  requirePermission(actor, "webhook.manage");

  return transaction(async (tx) => {
    const { kind, secretSealed } = await requireWebhook(tx, { id, subscriberId: null });
    const secret = makeSecret(kind);
    if (secret === null) {
      throw new AppError("invalid", "This kind of webhook is not signed, so that it has no secret.");
    }
    await tx.webhook.update({
      where: { id },
      data: {
        secretSealed: sealWebhookSecret(secret, id),
        formerSecretSealed: secretSealed,
        formerSecretUntil: secretSealed === null ? null : new Date(now.getTime() + formerSecretMs),
      },
      select: { id: true },
    });
    await recordAudit(tx, actor, { action: "webhook.secret_renewed", subjectId: id, at: now });

    return { secret };
  });
}
