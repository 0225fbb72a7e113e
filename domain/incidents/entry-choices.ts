import type { Fields } from "@/domain/shared/changed-since";
import type { IncidentKind, IncidentStatus, ServiceStatus } from "@/domain/shared/words";
import { isEnded } from "./statuses";

/** Null: its writer has not said yet how it is, and is asked before it is posted. */
type ChosenService = { code: string; status: ServiceStatus | null };

/** What an incident was when its writer began: only what differs from it is theirs. */
export type SeenIncident = {
  status: IncidentStatus;
  /** How they were before the end, where it is over: a reopening comes back to that. */
  services: readonly ChosenService[];
  /** Its headline and the like; left out of a draft that was kept before there were any. */
  words?: Fields | undefined;
};

/** `keep`: what others have promised. Minutes from the time of posting, a time of day, a time on another day, or no promise. */
export const promiseChoices = ["15", "30", "60", "at", "day", "none", "keep"] as const;
type PromiseChoice = (typeof promiseChoices)[number];

type KindChoices = { status: IncidentStatus; promise: PromiseChoice; services: readonly ChosenService[] };

/** What a form chooses of an entry, and what it chose before another kind was tapped: going back finds it again. */
export type EntryChoices = KindChoices & {
  kind: IncidentKind;
  /** Null: a new entry. */
  seen: SeenIncident | null;
  left: Partial<Record<IncidentKind, KindChoices>>;
  /** Null: not chosen. */
  notifiesSubscribers: boolean | null;
};

const firstStatus: Record<IncidentKind, IncidentStatus> = {
  incident: "investigating",
  maintenance: "scheduled",
  notice: "posted",
};

// How bad an incident is, nobody but its writer can know.
const usualStatus: Record<IncidentKind, ServiceStatus | null> = {
  incident: null,
  maintenance: "under_maintenance",
  notice: "operational",
};

const usualPromise: Record<IncidentKind, PromiseChoice> = { incident: "30", maintenance: "none", notice: "none" };

/** How a form for a new entry begins. */
export function choicesForKind(kind: IncidentKind): EntryChoices {
  return {
    kind,
    status: firstStatus[kind],
    promise: usualPromise[kind],
    services: [],
    seen: null,
    left: {},
    notifiesSubscribers: null,
  };
}

/** How the form for the next update begins: as everything is. */
export function choicesForUpdate(kind: IncidentKind, seen: SeenIncident): EntryChoices {
  return { ...choicesForKind(kind), status: seen.status, services: seen.services, seen };
}

/** Another kind has its own status, promise and statuses of the services; those of this one wait for a way back. */
export function withKind<Choices extends EntryChoices>(choices: Choices, kind: IncidentKind): Choices {
  const { status, promise, services } = choices;
  const left = { ...choices.left, [choices.kind]: { status, promise, services } };
  const before = left[kind];
  const statusOf = new Map(before?.services.map((service) => [service.code, service.status]));

  return {
    ...choices,
    kind,
    left,
    status: before?.status ?? firstStatus[kind],
    promise: before?.promise ?? usualPromise[kind],
    services: services.map(({ code }) => ({ code, status: statusOf.get(code) ?? usualStatus[kind] })),
  };
}

/** A status changes nothing else: what an end does to services and promise follows from the end. */
export function withStatus<Choices extends EntryChoices>(choices: Choices, status: IncidentStatus): Choices {
  return { ...choices, status };
}

export function withService<Choices extends EntryChoices>(choices: Choices, code: string): Choices {
  return { ...choices, services: [...choices.services, { code, status: usualStatus[choices.kind] }] };
}

/** Whether a new entry is about what is over by now: then it has a beginning and an end. */
export function isPastEntry({ kind, status, seen }: EntryChoices): boolean {
  return seen === null && kind !== "notice" && isEnded(status);
}

/** Whether subscribers are notified: of what is over by the time it is entered only where somebody wants it. */
export function notifies(choices: EntryChoices): boolean {
  return choices.notifiesSubscribers ?? !isPastEntry(choices);
}

/** Whether it would be open with every service working: then its writer has to say that this is meant. */
export function isNoneAffected({ kind, status, services }: EntryChoices): boolean {
  return kind === "incident" && !isEnded(status) && services.every((service) => service.status === "operational");
}

export type ServiceChoice = { code: string; status: ServiceStatus | "not_affected" | null };

/** Only what its writer changed. */
export function changedServices({ status, services, seen }: EntryChoices): ServiceChoice[] {
  const before = new Map(seen?.services.map((service) => [service.code, service.status]));
  const named = new Set(services.map(({ code }) => code));
  const changed = services.filter((service) => before.get(service.code) !== service.status);
  const added = changed.filter(({ code }) => !before.has(code));
  const removed = [...before.keys()].filter((code) => !named.has(code));

  return [
    ...(isEnded(status) ? added : changed),
    ...removed.map((code) => ({ code, status: "not_affected" as const })),
  ];
}

/**
 * The same choices, of somebody who has seen what others posted in the meantime: what its writer did not touch is as it
 * is now, and of what both changed they keep their own where they say so.
 * @param keepsOwn by `statusThing`, `promiseThing`, or the code of a service
 */
export function afterOthers<Choices extends EntryChoices>(
  choices: Choices,
  now: SeenIncident,
  changed: { promise: boolean; keepsOwn: ReadonlySet<string> },
): Choices {
  const { seen, promise } = choices;
  if (!seen) {
    return choices;
  }
  const isOwn = (thing: string, own: unknown, was: unknown, is: unknown) =>
    own !== was && (is === was || changed.keepsOwn.has(thing));
  const [own, was, is] = [choices.services, seen.services, now.services].map(
    (services) => new Map(services.map((service) => [service.code, service.status])),
  );
  const services = [...new Set([...now.services, ...choices.services].map(({ code }) => code))].flatMap((code) => {
    const [mine, former, current] = [own?.get(code), was?.get(code), is?.get(code)];
    const status = isOwn(code, mine, former, current) ? mine : current;

    return status === undefined ? [] : [{ code, status }];
  });
  const keepsPromise = !changed.promise || changed.keepsOwn.has(promiseThing);

  return {
    ...choices,
    seen: now,
    status: isOwn(statusThing, choices.status, seen.status, now.status) ? choices.status : now.status,
    services,
    promise: keepsPromise && !(changed.promise && isUsualPromise(choices)) ? promise : "keep",
  };
}

export const statusThing = "status";
export const promiseThing = "promise";

/** Whether a promise is what the form began with: then it is nobody's choice. */
export function isUsualPromise({ kind, promise }: EntryChoices): boolean {
  return promise === usualPromise[kind];
}
