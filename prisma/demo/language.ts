/**
 * The words in which the demo's stories are written: an incident is a title and a log, and the log is what people
 * wrote, each line with its time. `timeline.ts` puts the lines of all incidents in order; `tell.ts` tells each
 * through the verb that a person would have used.
 */
import type {
  CommentState,
  CommentTriage,
  IncidentKind,
  IncidentStatus,
  ServiceStatus,
  Unit,
} from "@/domain/shared/words";
import type { Teller } from "./demo-users";
import type { StoryTime } from "./story-time";

export type ServiceCode = "MAIL" | "WEBMAIL" | "COURSES" | "WIFI" | "ACCOUNTS";

export type Chapter = {
  /** What its idempotency keys are made from: never change it once it was told. */
  id: string;
  kind: IncidentKind;
  title: string;
  headline?: string;
  summary?: string;
  scheduledFor?: StoryTime;
  scheduledUntil?: StoryTime;
  /** Who writes its updates. */
  by: Teller;
  log: readonly LogLine[];
};

type LogLine = UpdateLine | CorrectionLine | CommentLine | OccurrenceLine | TapsLine;

export type UpdateLine = {
  kind: "update";
  at: StoryTime;
  status: IncidentStatus;
  body: string;
  workaround?: string;
  withdrawsWorkaround?: boolean;
  happenedAt?: StoryTime;
  /** The promise: when the next update comes. */
  nextBy?: StoryTime;
  /** What changes for services. The first line of a log names them, and the first of those gives the code. */
  services?: Partial<Record<ServiceCode, ServiceStatus>>;
  readings?: readonly ReadingLine[];
  headline?: string;
  summary?: string;
};

type ReadingLine = { label: string; value: number; unit: Unit; capacity?: number };

/** An update is worded again, in place; it then says that it was edited. */
export type CorrectionLine = { kind: "correction"; at: StoryTime; number: number; body?: string; workaround?: string };

export type CommentLine = {
  kind: "comment";
  at: StoryTime;
  name?: string;
  what: string;
  service?: ServiceCode;
  program?: string;
  error?: string;
  /** When staff decided, and what. Left out: it is still held. */
  decided?: Decision;
  answers?: readonly { at: StoryTime; by: Teller; body: string }[];
  triage?: readonly { at: StoryTime; triage: CommentTriage }[];
};

/** The fault happened once more; `at` is when that was written down. */
export type OccurrenceLine = {
  kind: "occurrence";
  at: StoryTime;
  happenedAt: StoryTime;
  downSeconds: number;
  text: string;
};

/** People tap “I have this too”, so many of them, evenly in the minutes up to `at`. */
export type TapsLine = {
  kind: "taps";
  at: StoryTime;
  demoUsers: number;
  minutes: number;
  program?: string;
  place?: string;
};

export type Decision = { at: StoryTime; state: CommentState };

type ChapterText = Omit<Chapter, "id" | "kind" | "by"> & { by?: Teller };

export function incident(id: string, text: Omit<ChapterText, "scheduledFor" | "scheduledUntil">): Chapter {
  return { by: "editor", ...text, id, kind: "incident" };
}

export function maintenance(
  id: string,
  text: ChapterText & { scheduledFor: StoryTime; scheduledUntil: StoryTime },
): Chapter {
  return { by: "editor", ...text, id, kind: "maintenance" };
}

export function notice(id: string, text: Pick<ChapterText, "title" | "summary" | "log" | "by">): Chapter {
  return { by: "admin", ...text, id, kind: "notice" };
}

type UpdateExtras = Omit<UpdateLine, "kind" | "at" | "status" | "body">;

export function update(at: StoryTime, status: IncidentStatus, body: string, extras: UpdateExtras = {}): UpdateLine {
  const workaround = extras.workaround === undefined ? {} : { workaround: paragraphs(extras.workaround) };

  return { kind: "update", at, status, body: paragraphs(body), ...extras, ...workaround };
}

export function correction(
  at: StoryTime,
  number: number,
  text: { body?: string; workaround?: string },
): CorrectionLine {
  const body = text.body === undefined ? {} : { body: paragraphs(text.body) };
  const workaround = text.workaround === undefined ? {} : { workaround: paragraphs(text.workaround) };

  return { kind: "correction", at, number, ...body, ...workaround };
}

export function comment(at: StoryTime, line: Omit<CommentLine, "kind" | "at">): CommentLine {
  const answers = line.answers?.map((answer) => ({ ...answer, body: paragraphs(answer.body) })) ?? [];

  return { kind: "comment", at, ...line, what: prose(line.what), answers };
}

export function occurrence(at: StoryTime, line: Omit<OccurrenceLine, "kind" | "at">): OccurrenceLine {
  return { kind: "occurrence", at, ...line };
}

export function taps(at: StoryTime, line: Omit<TapsLine, "kind" | "at">): TapsLine {
  return { kind: "taps", at, ...line };
}

export function shown(at: StoryTime): Decision {
  return { at, state: "visible" };
}

/** Prose whose lines are only broken because the source is: each paragraph and list item is one line. */
export function paragraphs(text: string): string {
  return prose(text).replace(/(?<=\S)[ \t]*\n[ \t]*(?=\S)(?!(?:[-*>|]|\d+\.)(?:\s|$))/g, " ");
}

/** Markdown without the indentation that it has in the source, where four spaces would make it code. */
export function prose(text: string): string {
  const lines = text.split("\n");
  const indents = lines.slice(1).flatMap((line) => (line.trim() === "" ? [] : [line.length - line.trimStart().length]));
  const indent = indents.length === 0 ? 0 : Math.min(...indents);

  return [lines[0], ...lines.slice(1).map((line) => line.slice(indent))].join("\n").trim();
}
