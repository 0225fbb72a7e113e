import type { CommentState, CommentTriage, IncidentStatus, ServiceStatus } from "@/domain/shared/words";
import type { Chapter, CommentLine, CorrectionLine, OccurrenceLine, TapsLine, UpdateLine } from "./language";
import type { Teller } from "./demo-users";
import { instantOf } from "./story-time";

/** One thing that one person does, at an instant that nothing else in the story has. */
export type StoryEvent = { at: Date } & (
  | UpdateEvent
  | CorrectionEvent
  | CommentEvent
  | CommentStep
  | OccurrenceEvent
  | TapEvent
);

export type UpdateEvent = {
  kind: "update";
  chapter: Chapter;
  /** The first one opens the incident. */
  number: number;
  line: UpdateLine;
  /** What the line before it said; null: it opens the incident. */
  statusBefore: IncidentStatus | null;
  /** Whether every service works from then on. */
  isNoneAffected: boolean;
};

/** The update's whole text, as it reads from then on. */
export type CorrectionEvent = {
  kind: "correction";
  chapter: Chapter;
  number: number;
  body: string;
  workaround: string | null;
};

export type CommentEvent = { kind: "comment"; chapter: Chapter; line: CommentLine };

export type OccurrenceEvent = { kind: "occurrence"; chapter: Chapter; line: OccurrenceLine };

/** One person taps “I have this too”. */
export type TapEvent = { kind: "tap"; chapter: Chapter; line: TapsLine; number: number };

/** What staff do about a comment, which is known by when it was written. */
export type CommentStep = { writtenAt: Date } & (
  | { kind: "decision"; state: CommentState }
  | { kind: "triage"; triage: CommentTriage }
  | { kind: "answer"; by: Teller; body: string }
);

/** All that happens in the chapters, in the order in which it happens. */
export function timelineOf(chapters: readonly Chapter[], loadedAt: Date): StoryEvent[] {
  return chapters
    .flatMap((chapter) => eventsOf(chapter, loadedAt))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}

function eventsOf(chapter: Chapter, loadedAt: Date): StoryEvent[] {
  const services = new Map<string, ServiceStatus>();
  let number = 0;
  let statusBefore: IncidentStatus | null = null;

  return chapter.log.flatMap((line): StoryEvent[] => {
    const at = instantOf(line.at, loadedAt);
    switch (line.kind) {
      case "update":
        number += 1;
        Object.entries(line.services ?? {}).forEach(([code, status]) => services.set(code, status));
        const event = { kind: "update" as const, at, chapter, number, line, statusBefore };
        statusBefore = line.status;

        return [{ ...event, isNoneAffected: [...services.values()].every((status) => status === "operational") }];
      case "correction":
        return [{ kind: "correction", at, chapter, number: line.number, ...corrected(chapter, line) }];
      case "comment":
        return [{ kind: "comment", at, chapter, line }, ...stepsAfter(line, at, loadedAt)];
      case "occurrence":
        return [{ kind: "occurrence", at, chapter, line }];
      case "taps":
        return tapsOf(line, at, chapter);
    }
  });
}

/** Each at a second of its own that nothing else in the story has: other lines stand at whole minutes. */
function tapsOf(line: TapsLine, until: Date, chapter: Chapter): StoryEvent[] {
  const stepMs = (line.minutes * 60_000) / line.demoUsers;

  return Array.from({ length: line.demoUsers }, (_, index) => {
    const at = new Date(Math.floor((until.getTime() - index * stepMs) / 1_000) * 1_000 - oddMs);

    return { kind: "tap", at, chapter, line, number: index };
  });
}

const oddMs = 357;

function corrected(chapter: Chapter, correction: CorrectionLine): Pick<CorrectionEvent, "body" | "workaround"> {
  const original = chapter.log.filter((line) => line.kind === "update")[correction.number - 1];
  if (!original) {
    throw new Error(`“${chapter.id}” corrects its update ${correction.number}, which it does not have.`);
  }

  return {
    body: correction.body ?? original.body,
    workaround: correction.workaround ?? original.workaround ?? null,
  };
}

function stepsAfter(line: CommentLine, writtenAt: Date, loadedAt: Date): StoryEvent[] {
  const steps = [
    ...(line.decided ? [{ kind: "decision" as const, ...line.decided }] : []),
    ...(line.triage ?? []).map((step) => ({ kind: "triage" as const, ...step })),
    ...(line.answers ?? []).map((step) => ({ kind: "answer" as const, ...step })),
  ];

  return steps.map((step) => ({ ...step, writtenAt, at: instantOf(step.at, loadedAt) }));
}
