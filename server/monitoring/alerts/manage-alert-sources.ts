import { randomBytes, randomUUID } from "node:crypto";
import type { Actor } from "@/domain/accounts/actor";
import type {
  AddAlertSource,
  RemoveAlertSource,
  RenewAlertSource,
  SetAlertPointers,
} from "@/domain/monitoring/alert-input";
import { pointerFieldsOf, pointerFieldWords } from "@/domain/monitoring/edited-fields";
import type { OthersEdit } from "@/domain/shared/changed-since";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { mergeEdit } from "@/server/infra/merge-edit";
import { orTaken } from "@/server/infra/once";
import { sealSecret } from "@/server/infra/crypto/secret-box";
import type { AlertSourceKind } from "@/domain/shared/words";
import { pointersOf } from "./pointers";

/** Lets a program send alerts. The secret is shown here and never again. @throws AppError forbidden, invalid */
export async function addAlertSource(
  actor: Actor,
  input: AddAlertSource,
  now: Date,
): Promise<{ id: string; secret: string }> {
  requirePermission(actor, "alert_source.manage");
  const id = randomUUID();
  const secret = makeAlertSourceSecret();

  try {
    return await transaction(async (tx) => {
      const data = { ...input, id, secret: sealSecret(secret, id), createdAt: now };
      await tx.alertSource.create({ data, select: { id: true } });
      await recordAudit(tx, actor, { action: "alert_source.added", subjectId: id, at: now });

      return { id, secret };
    });
  } catch (error) {
    throw orTaken(error, "name", `There is already an alert source called “${input.name}”. Choose another name.`);
  }
}

/** Gives an alert source another secret; the one before is void from now on. @throws AppError forbidden, not_found */
export async function renewAlertSource(
  actor: Actor,
  { id }: RenewAlertSource,
  now: Date,
): Promise<{ id: string; kind: AlertSourceKind; secret: string }> {
  requirePermission(actor, "alert_source.manage");
  const secret = makeAlertSourceSecret();

  return transaction(async (tx) => {
    const [alertSource] = await tx.alertSource.updateManyAndReturn({
      where: { id },
      data: { secret: sealSecret(secret, id) },
      select: { kind: true },
    });
    if (!alertSource) {
      throw new AppError("not_found", "This alert source does not exist any more. Load the page again.");
    }
    await recordAudit(tx, actor, { action: "alert_source.renewed", subjectId: id, at: now });

    return { id, kind: alertSource.kind, secret };
  });
}

/**
 * Says where an alert is in the JSON that an alert source sends. @returns what others have changed since `basedOn`
 * @throws AppError forbidden, not_found; ChangedSinceError
 */
export async function setAlertPointers(
  actor: Actor,
  { id, basedOn, ...typed }: SetAlertPointers,
  now: Date,
): Promise<readonly OthersEdit[]> {
  requirePermission(actor, "alert_source.manage");

  return transaction(async (tx) => {
    const current = pointerFieldsOf(pointersOf(await lockPointers(tx, id)));
    const edit = { subjectId: id, input: pointerFieldsOf(typed), current, basedOn, words: pointerFieldWords };
    const { input, changed, others } = await mergeEdit(tx, edit);
    const pointers = Object.fromEntries(Object.entries(input).filter(([, pointer]) => pointer !== null));
    await tx.alertSource.update({ where: { id }, data: { pointers }, select: { id: true } });
    await recordAudit(tx, actor, { action: "alert_source.pointers_set", subjectId: id, at: now, detail: { changed } });

    return others;
  });
}

async function lockPointers(tx: Tx, id: string): Promise<unknown> {
  await tx.$queryRaw`SELECT id FROM alert_sources WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const alertSource = await tx.alertSource.findUnique({ where: { id, kind: "json" }, select: { pointers: true } });
  if (!alertSource) {
    throw new AppError("not_found", "This alert source does not exist any more. Load the page again.");
  }

  return alertSource.pointers;
}

/** Removes an alert source with the alerts that it sent; incidents stay. @throws AppError forbidden, not_found */
export async function removeAlertSource(actor: Actor, { id }: RemoveAlertSource, now: Date): Promise<void> {
  requirePermission(actor, "alert_source.manage");

  await transaction(async (tx) => {
    const removed = await tx.alertSource.deleteMany({ where: { id } });
    if (removed.count === 0) {
      throw new AppError("not_found", "This alert source does not exist any more. Load the page again.");
    }
    await recordAudit(tx, actor, { action: "alert_source.removed", subjectId: id, at: now });
  });
}

/** 256 bits, in the spelling of Standard Webhooks: it serves as bearer token and as key for signatures. */
function makeAlertSourceSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}
