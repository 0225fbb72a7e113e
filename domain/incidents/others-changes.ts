import { AppError } from "@/domain/shared/errors";
import type { Impact, IncidentStatus, ServiceStatus } from "@/domain/shared/words";

/** What an incident is for whoever writes the next update. Services go by their codes. */
export type Snapshot = {
  status: IncidentStatus;
  services: ReadonlyMap<string, ServiceStatus>;
  impact: Impact;
  promise: Date | null;
  /** The number of the update whose workaround is on top. */
  workaroundNumber: number | null;
  words: Readonly<Record<string, string | null>>;
};

/** What its author changes; undefined: not at all. */
export type OwnChanges = {
  status?: IncidentStatus | undefined;
  services: ReadonlyMap<string, ServiceStatus | null>;
  impact?: Impact | "derived" | undefined;
  promise?: Date | null | undefined;
  changesWorkaround: boolean;
  words: Readonly<Record<string, string | null>>;
};

/** One thing that others changed. `isContested`: the author changes it too, and to something else: they choose. */
export type OthersChange = { isContested: boolean } & (
  | { thing: "status"; before: IncidentStatus; now: IncidentStatus }
  | { thing: "service"; code: string; before: ServiceStatus | null; now: ServiceStatus | null }
  | { thing: "impact"; before: Impact; now: Impact }
  | { thing: "promise"; before: Date | null; now: Date | null }
  | { thing: "workaround"; before: number | null; now: number | null }
  /** `by`: who changed it by the form of the incident; an update names its author itself. */
  | { thing: "words"; field: string; before: string | null; now: string | null; by?: string | null }
);

/** What others changed between two states, and what of it its author changes as well. */
export function othersChanges(before: Snapshot, now: Snapshot, own: OwnChanges): OthersChange[] {
  const changes: OthersChange[] = [
    { thing: "status", before: before.status, now: now.status, isContested: differs(own.status, now.status) },
    ...serviceChanges(before, now, own),
    { thing: "impact", before: before.impact, now: now.impact, isContested: differs(own.impact, now.impact) },
    { thing: "promise", before: before.promise, now: now.promise, isContested: differs(own.promise, now.promise) },
    {
      thing: "workaround",
      before: before.workaroundNumber,
      now: now.workaroundNumber,
      isContested: own.changesWorkaround,
    },
    ...wordChanges(before, now, own),
  ];

  return changes.filter((change) => !isEqual(change.before, change.now));
}

function serviceChanges(before: Snapshot, now: Snapshot, own: OwnChanges): OthersChange[] {
  return [...new Set([...before.services.keys(), ...now.services.keys()])].map((code) => {
    const is = now.services.get(code) ?? null;

    return {
      ...{ thing: "service" as const, code, before: before.services.get(code) ?? null, now: is },
      isContested: differs(own.services.get(code), is),
    };
  });
}

function wordChanges(before: Snapshot, now: Snapshot, own: OwnChanges): OthersChange[] {
  return Object.entries(now.words).map(([field, is]) => ({
    ...{ thing: "words" as const, field, before: before.words[field] ?? null, now: is },
    isContested: differs(own.words[field], is),
  }));
}

type Value = string | number | Date | null;

function differs(own: Value | undefined, now: Value): boolean {
  return own !== undefined && !isEqual(own, now);
}

function isEqual(one: Value, other: Value): boolean {
  return one instanceof Date && other instanceof Date ? +one === +other : one === other;
}

/** Somebody posted since the author of an update loaded the form: nothing of theirs is posted yet. */
export class StaleError extends AppError {
  readonly changes: readonly OthersChange[];
  readonly lastUpdateNumber: number;

  constructor(sentence: string, changes: readonly OthersChange[], lastUpdateNumber: number) {
    super("conflict", sentence);
    this.name = "StaleError";
    this.changes = changes;
    this.lastUpdateNumber = lastUpdateNumber;
  }
}
