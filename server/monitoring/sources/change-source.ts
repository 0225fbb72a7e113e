import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { ChangeSource, RemoveSource } from "@/domain/monitoring/source-input";
import { sourceFields, sourceFieldWords } from "@/domain/monitoring/edited-fields";
import { requireSameServer, requireSettings } from "@/domain/monitoring/source-settings";
import type { OthersEdit } from "@/domain/shared/changed-since";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { mergeEdit } from "@/server/infra/merge-edit";
import { orTaken } from "@/server/infra/once";
import { sealSecret } from "@/server/infra/crypto/secret-box";
import { withdrawJob } from "@/server/infra/jobs";
import { enqueueNextPoll, pollKey } from "./polling";
import { requireSource, type StoredSource } from "./require-source";

/**
 * Changes a source; its next poll keeps to the new interval. Without a secret the stored one stays.
 * @returns what others have changed since `basedOn`
 * @throws AppError forbidden, not_found, invalid; ChangedSinceError
 */
export async function changeSource(actor: Actor, typed: ChangeSource, now: Date): Promise<readonly OthersEdit[]> {
  requirePermission(actor, "source.manage");
  const { id, basedOn } = typed;

  try {
    return await transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM sources WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
      const source = await requireSource(tx, id);
      const edit = { subjectId: id, input: typed, current: sourceFields(source), basedOn, words: sourceFieldWords };
      const { input, changed, others } = await mergeEdit(tx, edit);
      const { name, url, intervalSeconds } = input;
      const data = { name, url, intervalSeconds, ...credentialsToStore(source, input) };
      await tx.source.update({ where: { id }, data, select: { id: true } });
      await enqueueNextPoll(tx, { ...source, intervalSeconds }, now);
      await recordAudit(tx, actor, { action: "source.changed", subjectId: id, at: now, detail: { changed } });
      await announce(tx, { kind: "readings_changed" });

      return others;
    });
  } catch (error) {
    throw orTaken(error, "name", `There is already a source called “${typed.name}”. Choose another name.`);
  }
}

function credentialsToStore(source: StoredSource, { url, auth, authUser, secret }: ChangeSource) {
  const kept = secret === null && auth === source.auth ? source.secret : null;
  requireSettings({ kind: source.kind, url, auth, authUser, hasSecret: secret !== null || kept !== null });
  if (auth === "none") {
    return { auth, authUser: null, secret: null };
  }
  if (kept !== null) {
    requireSameServer(url, source.url);
  }

  return {
    auth,
    authUser: auth === "basic" ? authUser : null,
    secret: secret === null ? kept : sealSecret(secret, source.id),
  };
}

/** Removes a source with its metrics and their numbers; readings in updates stay. @throws AppError forbidden, not_found */
export async function removeSource(actor: Actor, { id }: RemoveSource, now: Date): Promise<void> {
  requirePermission(actor, "source.manage");

  await transaction(async (tx) => {
    const source = await requireSource(tx, id);
    await tx.source.delete({ where: { id }, select: { id: true } });
    await withdrawJob(tx, pollKey(id));
    await recordAudit(tx, actor, {
      action: "source.removed",
      subjectId: id,
      at: now,
      detail: { name: source.name, kind: source.kind },
    });
    await announce(tx, { kind: "readings_changed" });
  });
}
