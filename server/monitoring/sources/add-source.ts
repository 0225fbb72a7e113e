import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { AddSource } from "@/domain/monitoring/source-input";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { orTaken } from "@/server/infra/once";
import { sealSecret } from "@/server/infra/crypto/secret-box";
import { hashToken, makeToken } from "@/server/infra/crypto/token";
import { enqueueNextPoll } from "./polling";

/** `token`: of a push source, to be shown now and never again. */
export type AddedSource = { readonly id: string; readonly token: string | null };

/** Adds a source and begins to poll it. @throws AppError forbidden, invalid when the name is taken */
export async function addSource(actor: Actor, input: AddSource, now: Date): Promise<AddedSource> {
  requirePermission(actor, "source.manage");
  const { auth, authUser, secret, ...data } = input;
  const token = input.kind === "push" ? makeToken() : null;

  try {
    return await transaction(async (tx) => {
      const source = await tx.source.create({
        data: { ...data, tokenHash: token && hashToken(token), createdAt: now },
        select: { id: true, kind: true, intervalSeconds: true },
      });
      if (auth !== "none" && secret !== null) {
        const sealed = sealSecret(secret, source.id);
        const credentials = { auth, authUser: auth === "basic" ? authUser : null, secret: sealed };
        await tx.source.update({ where: { id: source.id }, data: credentials, select: { id: true } });
      }
      await enqueueNextPoll(tx, source, now);
      await recordAudit(tx, actor, { action: "source.added", subjectId: source.id, at: now });

      return { id: source.id, token };
    });
  } catch (error) {
    throw orTaken(error, "name", `There is already a source called “${input.name}”. Choose another name.`);
  }
}
