import type { Actor } from "@/domain/accounts/actor";
import { formatCode } from "@/domain/shared/codes";
import type { OthersEdit } from "@/domain/shared/changed-since";
import {
  type ChangeKnownError,
  knownErrorFieldsOf,
  knownErrorFieldWords,
  type RemoveKnownError,
} from "@/domain/known-errors/known-error-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { requireEachService } from "@/domain/accounts/service-rights";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { mergeEdit } from "@/server/infra/merge-edit";
import { announce } from "@/server/infra/announce";
import { announceKnownError, listKnownErrorPlaces } from "./announce-known-error";
import { type KnownErrorForWrite, requireKnownErrorForWrite } from "./require-known-error";
import { renderKnownError, requireFixedAt, writeKnownErrorRows } from "./write-known-error";

/**
 * Changes a known error to what is said; what it said before is kept in the audit. Saving it unchanged does nothing.
 * @returns what others have changed since `basedOn`
 * @throws AppError forbidden, invalid, not_found; ChangedSinceError
 */
export async function changeKnownError(
  actor: Actor,
  typed: ChangeKnownError,
  now: Date,
): Promise<readonly OthersEdit[]> {
  requirePermission(actor, "known_error.write");

  return transaction(async (tx) => {
    const former = await requireKnownErrorForWrite(tx, actor, typed.slug);
    const current = fieldsIn(former);
    const { input, changed, others } = await mergeEdit(tx, {
      subjectId: former.id,
      input: { ...typed, services: typed.services.toSorted(), updates: typed.updates.toSorted() },
      current,
      basedOn: typed.basedOn,
      words: knownErrorFieldWords,
    });
    const fixedAt = requireFixedAt(input, former.fixedAt, now);
    if (changed.every((name) => name === "fixedAt") && fixedAt?.getTime() === former.fixedAt?.getTime()) {
      return others;
    }

    const places = await listKnownErrorPlaces(tx, former.id);
    await tx.knownError.update({
      where: { id: former.id },
      data: { ...renderKnownError(input), fixedAt, changedAt: now },
      select: { id: true },
    });
    await writeKnownErrorRows(tx, actor, former.id, input);
    const detail = { ...current, fixedAt: former.fixedAt?.toISOString() ?? null, changed };
    await recordAudit(tx, actor, { action: "known_error.changed", subjectId: former.id, at: now, detail });
    await announceKnownError(tx, former, places);

    return others;
  });
}

function fieldsIn(knownError: KnownErrorForWrite) {
  return knownErrorFieldsOf({
    ...knownError,
    messages: knownError.messages.map(({ text }) => text),
    services: knownError.services.map(({ service }) => service.code),
    updates: knownError.updates.map(({ update: { incident, number } }) => formatCode({ ...incident, update: number })),
  });
}

/**
 * Takes a known error away, with its page: one that is none. What is fixed stays. Its words and the reason are kept in the audit, and its
 * address says that it was removed. @throws AppError forbidden, not_found
 */
export async function removeKnownError(actor: Actor, { slug, reason }: RemoveKnownError, now: Date): Promise<void> {
  requirePermission(actor, "known_error.write");

  await transaction(async (tx) => {
    const { id, title, causeMarkdown, workaroundMarkdown, messages, services } = await requireKnownErrorForWrite(
      tx,
      actor,
      slug,
    );
    requireEachService(
      actor,
      services.map(({ service }) => service),
    );
    const places = await listKnownErrorPlaces(tx, id);
    await tx.knownError.delete({ where: { id }, select: { id: true } });
    const said = { title, causeMarkdown, workaroundMarkdown, messages: messages.map(({ text }) => text) };
    await recordAudit(tx, actor, {
      action: "known_error.removed",
      subjectId: id,
      at: now,
      detail: { slug, reason, ...said },
    });
    await announce(tx, { kind: "address_changed", code: null });
    await announce(tx, { kind: "known_error_changed", slug, ...places });
  });
}
