import { system, visitor } from "@/domain/accounts/actor";
import {
  answerCommentInput,
  moderateCommentInput,
  triageCommentInput,
  writeCommentInput,
} from "@/domain/comments/comment-input";
import { confirmIncidentInput } from "@/domain/confirmations/confirmation-input";
import { editUpdateInput, openIncidentInput, postUpdateInput } from "@/domain/incidents/incident-input";
import { parseInput } from "@/domain/shared/input";
import { addOccurrenceInput } from "@/domain/incidents/occurrence-input";
import { answerComment } from "@/server/comments/answer-comment";
import { moderateComment } from "@/server/comments/moderate-comment";
import { triageComment } from "@/server/comments/triage-comment";
import { writeComment } from "@/server/comments/write-comment";
import { confirmIncident } from "@/server/confirmations/confirm-incident";
import { editUpdate } from "@/server/incidents/edit-update";
import { openIncident } from "@/server/incidents/open-incident";
import { postUpdate } from "@/server/incidents/post-update";
import { originAt } from "@/server/infra/client";
import { addOccurrence } from "@/server/incidents/occurrences/add-occurrence";
import type { Cast } from "./cast";
import { storyKey } from "./story-key";
import { instantOf } from "./story-time";
import type {
  CommentEvent,
  CommentStep,
  CorrectionEvent,
  OccurrenceEvent,
  StoryEvent,
  TapEvent,
  UpdateEvent,
} from "./timeline";
import { requireLoadedComment, requireLoadedIncident } from "./loaded";

/** Tells one event through the verb that a person would have used, at the time at which they would have. */
export async function tell(event: StoryEvent, cast: Cast, loadedAt: Date): Promise<void> {
  switch (event.kind) {
    case "update":
      return event.number === 1 ? open(event, cast, loadedAt) : post(event, cast, loadedAt);
    case "correction":
      return correct(event, cast);
    case "comment":
      return write(event);
    case "occurrence":
      return recur(event, cast, loadedAt);
    case "tap":
      return tap(event);
    case "decision":
    case "triage":
    case "answer":
      return attend(event, cast);
  }
}

type At<Event> = Event & { at: Date };

async function open(event: At<UpdateEvent>, cast: Cast, loadedAt: Date): Promise<void> {
  const { chapter } = event;
  const input = parseInput(openIncidentInput, {
    ...said(event, loadedAt),
    // What is long past tells nobody.
    notifiesSubscribers: false,
    nextUpdateBy: optionalInstant(event.line.nextBy, loadedAt),
    status: event.line.status,
    kind: chapter.kind,
    title: chapter.title,
    headline: event.line.headline ?? chapter.headline,
    summary: event.line.summary ?? chapter.summary,
    scheduledFor: optionalInstant(chapter.scheduledFor, loadedAt),
    scheduledUntil: optionalInstant(chapter.scheduledUntil, loadedAt),
    idempotencyKey: storyKey(chapter.id),
  });
  await openIncident(cast[chapter.by], input, event.at);
}

async function post(event: At<UpdateEvent>, cast: Cast, loadedAt: Date): Promise<void> {
  const { code, lastUpdateNumber } = await requireLoadedIncident(event.chapter);
  const input = parseInput(postUpdateInput, {
    ...said(event, loadedAt),
    // What is long past tells nobody.
    notifiesSubscribers: false,
    code,
    basedOn: lastUpdateNumber,
    ...(event.line.status === event.statusBefore ? {} : { status: event.line.status }),
    reopens: event.statusBefore === "resolved" && event.line.status !== "resolved",
    // What a line does not promise is not promised any more.
    nextUpdateBy: optionalInstant(event.line.nextBy, loadedAt) ?? null,
    headline: event.line.headline,
    summary: event.line.summary,
    withdrawWorkaround: event.line.withdrawsWorkaround,
    idempotencyKey: storyKey(`${event.chapter.id}.${event.number}`),
  });
  await postUpdate(cast[event.chapter.by], input, event.at);
}

function said({ at, line, isNoneAffected }: At<UpdateEvent>, loadedAt: Date) {
  return {
    noneAffected: isNoneAffected,
    body: line.body,
    workaround: line.workaround,
    happenedAt: optionalInstant(line.happenedAt, loadedAt),
    services: Object.entries(line.services ?? {}).map(([code, status]) => ({ code, status })),
    readings: line.readings?.map((reading) => ({ ...reading, readAt: at })),
  };
}

async function correct(event: At<CorrectionEvent>, cast: Cast): Promise<void> {
  const { code } = await requireLoadedIncident(event.chapter);
  const { body, workaround } = event;
  const input = parseInput(editUpdateInput, { code: `${code}.${event.number}`, body, workaround });
  await editUpdate(cast[event.chapter.by], input, event.at);
}

async function write({ at, chapter, line }: At<CommentEvent>): Promise<void> {
  const { code } = await requireLoadedIncident(chapter);
  const input = parseInput(writeCommentInput, {
    incident: code,
    name: line.name,
    what: line.what,
    service: line.service,
    program: line.program,
    error: line.error,
  });
  // Everyone writes from a network of their own, or the limits for one sender would hold the story up.
  const minute = Math.floor(at.getTime() / 60_000);
  const network = (minute % 0x10000).toString(16);
  await writeComment(visitor, input, originAt(`2001:db8:${network}::1`, "A browser of the story"), at);
}

async function recur({ at, chapter, line }: At<OccurrenceEvent>, cast: Cast, loadedAt: Date): Promise<void> {
  const { code } = await requireLoadedIncident(chapter);
  const input = parseInput(addOccurrenceInput, {
    incident: code,
    at: instantOf(line.happenedAt, loadedAt),
    downSeconds: line.downSeconds,
    text: line.text,
    idempotencyKey: storyKey(`occurrence ${at.toISOString()}`),
  });
  await addOccurrence(cast[chapter.by], input, at);
}

/** The first of each line says more. Allclear itself tells it: hundreds who come at once would wait for the limits. */
async function tap({ at, chapter, line, number }: At<TapEvent>): Promise<void> {
  const { code } = await requireLoadedIncident(chapter);
  const { program, place } = number === 0 ? line : {};
  const input = parseInput(confirmIncidentInput, { incident: code, kind: "affected", program, place });
  await confirmIncident(system, input, { ...originAt("2001:db8::1", "A browser of the story"), visitorId: null }, at);
}

async function attend(event: At<CommentStep>, cast: Cast): Promise<void> {
  const { id } = await requireLoadedComment(event.writtenAt);
  switch (event.kind) {
    case "decision":
      return moderateComment(cast.helpdesk, parseInput(moderateCommentInput, { id, state: event.state }), event.at);
    case "triage":
      return triageComment(cast.helpdesk, parseInput(triageCommentInput, { id, triage: event.triage }), event.at);
    case "answer":
      await answerComment(
        cast[event.by],
        parseInput(answerCommentInput, {
          commentId: id,
          body: event.body,
          idempotencyKey: storyKey(`answer ${event.at.toISOString()}`),
        }),
        event.at,
      );
  }
}

function optionalInstant(time: string | undefined, loadedAt: Date): Date | undefined {
  return time === undefined ? undefined : instantOf(time, loadedAt);
}
