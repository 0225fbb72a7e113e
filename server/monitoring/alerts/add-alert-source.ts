import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/accounts/actor";
import type { AddAlertSource } from "@/domain/monitoring/alert-input";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { isTaken } from "@/server/infra/once";
import { sealSecret } from "@/server/infra/crypto/secret-box";
import { makeAlertSourceSecret } from "./alert-source-secret";

/** Lets a program send alerts. The secret is told here and never again. @throws AppError forbidden, invalid */
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
    throw isTaken(error) ? nameExists(input.name, error) : error;
  }
}

function nameExists(name: string, cause: unknown): AppError {
  const sentence = `There is already a sender called “${name}”. Choose another name.`;

  return new AppError("invalid", sentence, { fields: { name: sentence }, cause });
}
