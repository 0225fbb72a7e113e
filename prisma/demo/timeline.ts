import type { CommentState, CommentTriage, ServiceStatus } from "@/domain/words";
import type { Chapter, CommentLine, CorrectionLine, UpdateLine } from "./language";
import type { Teller } from "./people";
import { instantOf } from "./story-time";

/** One thing that one person does, at an instant that nothing else in the story has. */
export type StoryEvent = { at: Date } & (
  | { kind: "update"; chapter: Chapter; number: number; line: UpdateLine; services: ServiceStatuses }
  | { kind: "correction"; chapter: Chapter; line: CorrectionLine }
  | { kind: "comment"; chapter: Chapter; line: CommentLine }
  | { kind: "decision"; writtenAt: Date; state: CommentState }
  | { kind: "triage"; writtenAt: Date; triage: CommentTriage }
  | { kind: "answer"; writtenAt: Date; by: Teller; body: string }
);

/** What an incident says about each of its services after an update, in the order in which it named them. */
export type ServiceStatuses = readonly { code: string; status: ServiceStatus }[];

/** All that happens in the chapters, in the order in which it happens. */
export function timelineOf(chapters: readonly Chapter[], loadedAt: Date): StoryEvent[] {
  return chapters
    .flatMap((chapter) => eventsOf(chapter, loadedAt))
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

function eventsOf(chapter: Chapter, loadedAt: Date): StoryEvent[] {
  const services = new Map<string, ServiceStatus>();
  let number = 0;

  return chapter.log.flatMap((line): StoryEvent[] => {
    const at = instantOf(line.at, loadedAt);
    switch (line.kind) {
      case "update":
        number += 1;
        Object.entries(line.services ?? {}).forEach(([code, status]) => services.set(code, status));

        return [{ kind: "update", at, chapter, number, line, services: listed(services) }];
      case "correction":
        return [{ kind: "correction", at, chapter, line }];
      case "comment":
        return [{ kind: "comment", at, chapter, line }, ...afterComment(line, at, loadedAt)];
    }
  });
}

function listed(services: ReadonlyMap<string, ServiceStatus>): ServiceStatuses {
  return [...services].map(([code, status]) => ({ code, status }));
}

function afterComment(line: CommentLine, writtenAt: Date, loadedAt: Date): StoryEvent[] {
  const decisions = line.decided === undefined ? [] : [line.decided];

  return [
    ...decisions.map(({ at, state }) => ({ kind: "decision" as const, at: instantOf(at, loadedAt), writtenAt, state })),
    ...(line.triage ?? []).map(({ at, triage }) => ({
      kind: "triage" as const,
      at: instantOf(at, loadedAt),
      writtenAt,
      triage,
    })),
    ...(line.answers ?? []).map(({ at, by, body }) => ({
      kind: "answer" as const,
      at: instantOf(at, loadedAt),
      writtenAt,
      by,
      body,
    })),
  ];
}
