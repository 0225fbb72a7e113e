import type { FieldErrors } from "@/domain/shared/errors";
import { formatDateTime } from "@/domain/shared/time";
import { incidentStatusLabels } from "@/domain/shared/words";
import { type DerivedIncident, deriveIncident } from "./derive";
import { beginningOf } from "./replay";
import { type About, byNumber, isEnd, type SaidUpdate } from "./said-update";
import { effectiveAt, isEnded } from "./statuses";

/** What is done only when its author has confirmed that they mean it. */
export const questions = ["ends_before_later_updates", "ends_incident"] as const;
export type Question = (typeof questions)[number];

export type Verdict =
  | { outcome: "done"; derived: DerivedIncident }
  | { outcome: "refused"; fields: FieldErrors }
  | { outcome: "asked"; question: Question; sentence: string };

type Change = {
  before: readonly SaidUpdate[];
  after: readonly SaidUpdate[];
  /** The number of the update that is posted or corrected. */
  number: number;
  confirmed: readonly Question[];
};

type Clock = { timeZone: string; now: Date };

/** Whether an update can be posted, or corrected, as its author says: what cannot be done is refused, never dropped. */
export function judgeUpdate(about: About, change: Change, clock: Clock): Verdict {
  const { before, after, number } = change;
  const update = after.find((each) => each.number === number);
  const derived = deriveIncident(about, after);
  if (!update) {
    return { outcome: "done", derived };
  }
  const former = before.length === 0 ? null : deriveIncident(about, before);
  const facts = {
    about,
    change,
    update,
    former,
    derived,
    sayTime: (at: Date) => formatDateTime(at, clock.timeZone, clock.now),
  };
  const fields = refusals(facts);
  if (Object.keys(fields).length > 0) {
    return { outcome: "refused", fields };
  }

  return questionOf(facts) ?? { outcome: "done", derived };
}

type Facts = {
  about: About;
  change: Change;
  update: SaidUpdate;
  former: DerivedIncident | null;
  derived: DerivedIncident;
  sayTime: (at: Date) => string;
};

function refusals(facts: Facts): FieldErrors {
  const isPost = !facts.change.before.some(({ number }) => number === facts.update.number);
  const found = {
    happenedAt: refusedEnd(facts) ?? (isPost ? null : refusedReopening(facts)),
    status: isPost ? refusedStatus(facts) : null,
    services: refusedServices(facts, isPost),
    nextUpdateBy: isPost ? refusedPromise(facts) : null,
  };

  return Object.fromEntries(
    Object.entries(found).flatMap(([field, sentence]) => (sentence ? [[field, sentence]] : [])),
  );
}

function refusedEnd({ about: { kind }, change: { after }, update, former, sayTime }: Facts): string | null {
  const begunAt = kind === "maintenance" ? former?.begunAt : null;
  const beginning = begunAt ?? beginningOf(after);
  const ends = (kind === "incident" ? after : [update]).filter(isEnd);
  const tooEarly = kind === "notice" ? undefined : ends.find((end) => effectiveAt(end) < beginning);

  return tooEarly
    ? `It began at ${sayTime(beginning)} and cannot have been over at ${sayTime(effectiveAt(tooEarly))}. Choose a later time, or correct the beginning first.`
    : null;
}

function refusedReopening({ former, derived }: Facts): string | null {
  return former?.endedAt && !derived.endedAt
    ? "It would be open again then. To reopen it, post an update that says so."
    : null;
}

function refusedStatus(facts: Facts): string | null {
  const { update, derived, sayTime } = facts;
  const { statusChange, number } = update;
  if (isCompletedBeforeIt(facts)) {
    return "It has not begun. To call it off, choose “Cancelled”; if it was done early, say first that it is in progress.";
  }
  if (statusChange === null || isEnded(statusChange)) {
    return null;
  }
  const after = derived.statusAfter.get(number) ?? statusChange;
  if (isEnded(after)) {
    return derived.endedAt
      ? `It has been over since ${sayTime(derived.endedAt)}. Say that you reopen it, or leave the status as it is.`
      : "It was over at that time. Choose another time, or leave the status as it is.";
  }

  return update.reopens && derived.endedAt
    ? `This would not reopen it: it was over at ${sayTime(derived.endedAt)}, which is later. Choose a later time, or none.`
    : null;
}

/** What was planned and has neither begun nor come to its window cannot be completed. */
function isCompletedBeforeIt({ about, update, former }: Facts): boolean {
  const isPlanned = about.kind === "maintenance" && former !== null && former.begunAt === null;

  return (
    isPlanned &&
    update.statusChange === "completed" &&
    about.scheduledFor !== null &&
    effectiveAt(update) < about.scheduledFor
  );
}

function refusedServices({ about, update, derived }: Facts, isPost: boolean): string | null {
  const isWorse = [...update.services.values()].some((said) => said !== null && said !== "operational");
  if (isPost && update.number > 1 && isWorse && isEnded(derived.statusAfter.get(update.number) ?? derived.status)) {
    return "It is over by then, and its services work. Reopen it, or say when this happened.";
  }
  if (about.kind !== "incident" || derived.endedAt) {
    return null;
  }
  const isAnyAffected = [...derived.services.values()].some((status) => status !== "operational");
  if (isPost && update.saysNoneAffected && isAnyAffected) {
    return "A service is still affected. Say how it is, or do not say that none is affected.";
  }

  return isAnyAffected || derived.saysNoneAffected
    ? null
    : "It is still open, and every service would be working. Say how one of them is, or that none is affected.";
}

function refusedPromise({ update: { promise, postedAt }, derived }: Facts): string | null {
  if (!promise) {
    return null;
  }
  if (derived.endedAt) {
    return "It is over: take away the time of the next update.";
  }

  return promise <= postedAt ? "This has passed. Promise a time that is still to come." : null;
}

function questionOf({ change, update, former, derived, sayTime }: Facts): Verdict | null {
  const contradicted = byNumber(change.after).findLast(({ number }) => {
    const was = former?.statusAfter.get(number);

    return derived.overruled.has(number) && !former?.overruled.has(number) && was !== undefined && !isEnded(was);
  });
  if (contradicted && derived.endedAt && !change.confirmed.includes("ends_before_later_updates")) {
    const status = incidentStatusLabels[former?.statusAfter.get(contradicted.number) ?? "investigating"];
    const sentence = `It was over at ${sayTime(derived.endedAt)} then, although “${status}” of ${sayTime(effectiveAt(contradicted))} says otherwise.`;

    return { outcome: "asked", question: "ends_before_later_updates", sentence };
  }
  const endsWithoutSayingSo = former?.endedAt === null && derived.endedAt !== null && !isEnd(update);
  if (endsWithoutSayingSo && derived.endedAt && !change.confirmed.includes("ends_incident")) {
    const sentence = `It has been over since ${sayTime(derived.endedAt)} then, and this no longer reopens it.`;

    return { outcome: "asked", question: "ends_incident", sentence };
  }

  return null;
}
