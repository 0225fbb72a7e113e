import type { Actor } from "@/domain/accounts/actor";
import { formatCode } from "@/domain/shared/codes";
import { AppError } from "@/domain/shared/errors";
import type { ChangeKnownError, RemoveKnownError } from "@/domain/known-errors/known-error-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { announce } from "@/server/infra/announce";
import { announceKnownError, listKnownErrorPlaces } from "./announce-known-error";
import { type KnownErrorForWrite, requireKnownErrorForWrite } from "./require-known-error";
import { renderKnownError, requireFixedAt, writeKnownErrorRows } from "./write-known-error";

/**
 * Changes a known error to what is said; what it said before is kept in the audit. Saving it unchanged does nothing.
 * @throws AppError forbidden, invalid, not_found, conflict (somebody changed it since `basedOn`)
 */
export async function changeKnownError(actor: Actor, input: ChangeKnownError, now: Date): Promise<void> {
  requirePermission(actor, "known_error.write");
  const words = renderKnownError(input);

  await transaction(async (tx) => {
    const former = await requireKnownErrorForWrite(tx, input.slug);
    const fixedAt = requireFixedAt(input, former.fixedAt, now);
    const before = saidBy(former);
    if (isSame(before, { ...saidIn(input), fixedAt: fixedAt?.toISOString() ?? null })) {
      return;
    }
    if (former.changedAt.getTime() !== input.basedOn.getTime()) {
      throw new AppError(
        "conflict",
        "Somebody else has changed this. Your text is kept: open the page again beside it, and bring both together.",
      );
    }

    const places = await listKnownErrorPlaces(tx, former.id);
    await tx.knownError.update({
      where: { id: former.id },
      data: { ...words, fixedAt, changedAt: now },
      select: { id: true },
    });
    await writeKnownErrorRows(tx, former.id, input);
    await recordAudit(tx, actor, { action: "known_error.changed", subjectId: former.id, at: now, detail: before });
    await announceKnownError(tx, former, places);
  });
}

function saidBy(knownError: KnownErrorForWrite) {
  return {
    title: knownError.title,
    cause: knownError.causeMarkdown,
    workaround: knownError.workaroundMarkdown,
    state: knownError.state,
    fixedAt: knownError.fixedAt?.toISOString() ?? null,
    messages: knownError.messages.map(({ text }) => text),
    services: knownError.services.map(({ service }) => service.code).sort(),
    updates: knownError.updates
      .map(({ update: { incident, number } }) => formatCode({ ...incident, update: number }))
      .sort(),
  };
}

function saidIn(input: ChangeKnownError) {
  return {
    title: input.title,
    cause: input.cause ?? null,
    workaround: input.workaround ?? null,
    state: input.state,
    messages: input.messages,
    services: input.services.toSorted(),
    updates: input.updates.toSorted(),
  };
}

type Said = ReturnType<typeof saidBy>;

function isSame(former: Said, said: Said): boolean {
  const { title, cause, workaround, state, fixedAt, messages, services, updates } = said;

  return (
    JSON.stringify(former) === JSON.stringify({ title, cause, workaround, state, fixedAt, messages, services, updates })
  );
}

/**
 * Takes a known error away, with its page: one that is none. What is fixed stays. Its words are kept in the audit, and its
 * address says that it was removed. @throws AppError forbidden, not_found
 */
export async function removeKnownError(actor: Actor, { slug }: RemoveKnownError, now: Date): Promise<void> {
  requirePermission(actor, "known_error.write");

  await transaction(async (tx) => {
    const { id, title, causeMarkdown, workaroundMarkdown, messages } = await requireKnownErrorForWrite(tx, slug);
    const places = await listKnownErrorPlaces(tx, id);
    await tx.knownError.delete({ where: { id }, select: { id: true } });
    const detail = { slug, title, causeMarkdown, workaroundMarkdown, messages: messages.map(({ text }) => text) };
    await recordAudit(tx, actor, { action: "known_error.removed", subjectId: id, at: now, detail });
    await announce(tx, { kind: "address_changed", code: null });
    await announce(tx, { kind: "known_error_changed", slug, ...places });
  });
}
