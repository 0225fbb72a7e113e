import type { Actor } from "@/domain/accounts/actor";
import { parseCode } from "@/domain/shared/codes";
import { invalid } from "@/domain/shared/input";
import { type NameKnownErrors, namedErrorsFieldWords } from "@/domain/known-errors/known-error-input";
import { requirePermission } from "@/domain/accounts/permissions";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { requireIncidentForWrite, unknownCode } from "@/server/incidents/require-incident";
import { mergeEdit } from "@/server/infra/merge-edit";
import { announceKnownError, type KnownErrorPlaces, listKnownErrorPlaces } from "./announce-known-error";

/**
 * Says which known errors an update speaks of: all of them, none for none. Its words stay, and it is not called edited.
 * @throws AppError forbidden, invalid, not_found; ChangedSinceError
 */
export async function nameKnownErrors(actor: Actor, typed: NameKnownErrors, now: Date): Promise<void> {
  requirePermission(actor, "known_error.write");

  await transaction(async (tx) => {
    const updateId = await requireUpdateId(tx, actor, typed.update);
    const links = await tx.knownErrorUpdate.findMany({
      where: { updateId },
      select: { knownError: { select: { id: true, slug: true } } },
    });
    const named = links.map(({ knownError }) => knownError);
    const { input, changed: names } = await mergeEdit(tx, {
      subjectId: updateId,
      input: { ...typed, slugs: typed.slugs.toSorted() },
      current: { slugs: named.map(({ slug }) => slug).sort() },
      basedOn: typed.basedOn,
      words: namedErrorsFieldWords,
    });
    const wanted = await requireKnownErrors(tx, input.slugs);
    const added = wanted.filter(({ id }) => !named.some((former) => former.id === id));
    const dropped = named.filter(({ id }) => !wanted.some((next) => next.id === id));
    const changed = [...added, ...dropped];
    if (changed.length === 0) {
      return;
    }

    const before = new Map<string, KnownErrorPlaces>();
    for (const { id } of changed) {
      before.set(id, await listKnownErrorPlaces(tx, id));
    }
    await tx.knownErrorUpdate.deleteMany({ where: { updateId, knownErrorId: { in: dropped.map(({ id }) => id) } } });
    await tx.knownErrorUpdate.createMany({ data: added.map(({ id }) => ({ updateId, knownErrorId: id })) });
    await tx.knownError.updateMany({ where: { id: { in: changed.map(({ id }) => id) } }, data: { changedAt: now } });
    const detail = { update: input.update, from: named.map(({ slug }) => slug), to: input.slugs, changed: names };
    await recordAudit(tx, actor, { action: "update.known_errors_named", subjectId: updateId, at: now, detail });
    for (const knownError of changed) {
      await announceKnownError(tx, knownError, before.get(knownError.id));
    }
  });
}

async function requireUpdateId(tx: Tx, actor: Actor, code: string): Promise<string> {
  const incident = await requireIncidentForWrite(tx, code.split(".")[0] ?? code, {
    actor,
    permission: "known_error.write",
  });
  const update = await tx.update.findUnique({
    where: { incidentId_number: { incidentId: incident.id, number: parseCode(code)?.update ?? 0 } },
    select: { id: true },
  });
  if (!update) {
    throw unknownCode(code);
  }

  return update.id;
}

/** Locked in one order, so that two who name the same do not wait for each other. */
async function requireKnownErrors(tx: Tx, slugs: readonly string[]) {
  await tx.$queryRaw`SELECT id FROM known_errors WHERE slug = ANY(${[...slugs]}) ORDER BY id FOR UPDATE`;
  const found = await tx.knownError.findMany({
    where: { slug: { in: [...slugs] } },
    select: { id: true, slug: true },
  });
  if (found.length < slugs.length) {
    throw invalid({ slugs: "One of these known errors is not there any more. Load the page again." });
  }

  return found;
}
