import { deriveIncident } from "@/domain/incidents/derive";
import type { PostUpdate } from "@/domain/incidents/incident-input";
import { mapWords, saidWords } from "@/domain/incidents/incident-words";
import {
  type OthersChange,
  othersChanges,
  type OwnChanges,
  type Snapshot,
  StaleError,
} from "@/domain/incidents/others-changes";
import { formatCode } from "@/domain/shared/codes";
import type { Tx } from "@/server/infra/db";
import { findAuthor } from "@/server/infra/merge-edit";
import type { IncidentForWrite } from "./require-incident";
import { listSaidUpdates, type StoredUpdate } from "./said-updates";

/**
 * @throws StaleError when somebody posted since its author loaded the form: with all that they changed; or when somebody
 * has changed the headline or the like, which its author changes too
 */
export async function refuseStale(tx: Tx, incident: IncidentForWrite, input: PostUpdate): Promise<void> {
  if (input.basedOn >= incident.lastUpdateNumber) {
    await refuseChangedWords(tx, incident, input);
    return;
  }
  const named = (await listMissed(tx, incident, input.basedOn)).map(({ number, author }) => {
    const code = formatCode({ ...incident, update: number });

    return author ? `${code} by ${author.name}` : code;
  });
  throw new StaleError(
    `Posted in the meantime: ${named.join(", ")}. Nothing of yours was posted, and your text is kept: read what is new, then decide.`,
    await findOthersChanges(tx, incident, input),
    incident.lastUpdateNumber,
  );
}

/** The headline and the like change without an update too: by the form of the incident. */
async function refuseChangedWords(tx: Tx, incident: IncidentForWrite, input: PostUpdate): Promise<void> {
  if (!input.seenWords || Object.keys(saidWords(input)).length === 0) {
    return;
  }
  const changes = (await findOthersChanges(tx, incident, input)).filter(({ isContested }) => isContested);
  if (changes.length > 0) {
    throw new StaleError(
      "Changed in the meantime. Nothing of yours was posted, and your text is kept: read what is new, then decide.",
      changes,
      incident.lastUpdateNumber,
    );
  }
}

function listMissed(tx: Tx, incident: IncidentForWrite, basedOn: number) {
  return tx.update.findMany({
    where: { incidentId: incident.id, number: { gt: basedOn } },
    select: { number: true, wordsChange: true, author: { select: { name: true } } },
    orderBy: { number: "asc" },
  });
}

async function findOthersChanges(tx: Tx, incident: IncidentForWrite, input: PostUpdate) {
  const updates = await listSaidUpdates(tx, incident.id);
  const seen = updates.filter(({ number }) => number <= input.basedOn);
  if (seen.length === 0) {
    return [];
  }
  const codeOf = await findCodes(tx, updates);
  const now = snapshotOf(incident, updates, codeOf, await findWords(tx, incident.id));
  const words = input.seenWords ?? (await wordsBefore(tx, incident, input.basedOn, now.words));

  return nameAuthors(tx, incident, othersChanges(snapshotOf(incident, seen, codeOf, words), now, ownIn(input)));
}

async function nameAuthors(tx: Tx, { id }: IncidentForWrite, changes: readonly OthersChange[]) {
  const named: OthersChange[] = [];
  for (const change of changes) {
    named.push(change.thing === "words" ? { ...change, by: await findAuthor(tx, id, change.field) } : change);
  }

  return named;
}

async function findCodes(tx: Tx, updates: readonly StoredUpdate[]): Promise<ReadonlyMap<string, string>> {
  const ids = updates.flatMap(({ services }) => [...services.keys()]);
  const services = await tx.service.findMany({ where: { id: { in: ids } }, select: { id: true, code: true } });

  return new Map(services.map(({ id, code }) => [id, code]));
}

function snapshotOf(
  incident: IncidentForWrite,
  updates: readonly StoredUpdate[],
  codeOf: ReadonlyMap<string, string>,
  words: Snapshot["words"],
): Snapshot {
  const { status, services, impact, promise, workaroundNumber } = deriveIncident(incident, updates);

  return {
    ...{ status, promise, workaroundNumber, words },
    impact: incident.isImpactOverridden ? incident.impact : impact,
    services: new Map([...services].map(([id, said]) => [codeOf.get(id) ?? id, said])),
  };
}

function findWords(tx: Tx, id: string): Promise<Snapshot["words"]> {
  return tx.incident.findUniqueOrThrow({ where: { id }, select: mapWords(() => true) });
}

/** What an update said before counts only where it was said: a word that came with a later one was none before. */
async function wordsBefore(
  tx: Tx,
  incident: IncidentForWrite,
  basedOn: number,
  now: Snapshot["words"],
): Promise<Snapshot["words"]> {
  const updates = await tx.update.findMany({
    where: { incidentId: incident.id },
    select: { number: true, wordsChange: true },
    orderBy: { number: "asc" },
  });
  const saidIn = (field: string, isLater: boolean) =>
    updates.findLast(({ number, wordsChange }) => number > basedOn === isLater && fieldOf(wordsChange, field) !== null);

  return Object.fromEntries(
    Object.entries(now).map(([field, is]) =>
      saidIn(field, true) ? [field, fieldOf(saidIn(field, false)?.wordsChange, field)] : [field, is],
    ),
  );
}

function fieldOf(words: unknown, field: string): string | null {
  const said: unknown =
    words !== null && typeof words === "object" ? Object.entries(words).find(([name]) => name === field)?.[1] : null;

  return typeof said === "string" ? said : null;
}

function ownIn(input: PostUpdate): OwnChanges {
  return {
    status: input.status,
    services: new Map(input.services.map(({ code, status }) => [code, status === "not_affected" ? null : status])),
    impact: input.impact,
    promise: input.nextUpdateBy,
    changesWorkaround: input.workaround !== undefined || input.withdrawWorkaround,
    words: saidWords(input),
  };
}
