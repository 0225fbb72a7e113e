import { z } from "zod";
import {
  choice,
  flag,
  id,
  idempotencyKey,
  incidentCode,
  instant,
  limits,
  line,
  number,
  optionalLine,
  optionalNumber,
  optionalParagraphs,
  removableLine,
  removableParagraphs,
  serviceCode,
  updateCodeInput,
  wholeNumber,
} from "@/domain/shared/input";
import { mapWords } from "./incident-words";
import { isEnded, isStatusOfKind } from "./statuses";
import { basedOnInput } from "@/domain/shared/changed-since";
import { questions } from "./judge-update";
import {
  impacts,
  incidentKinds,
  incidentStatuses,
  type IncidentStatus,
  serviceStatuses,
  units,
} from "@/domain/shared/words";

/** What an update says of a service that the incident no longer names. */
const notAffected = "not_affected";

const services = servicesWith(serviceStatuses);
const serviceChanges = servicesWith([...serviceStatuses, notAffected]);

export type ServiceChange = z.output<typeof serviceChanges>[number];

function servicesWith<const Statuses extends readonly [string, ...string[]]>(statuses: Statuses) {
  return z
    .array(
      z.object({
        code: serviceCode("The service"),
        status: z.enum(statuses, { error: "Say how each service is: choose a status for it." }),
      }),
      { error: "The services are missing. Choose which are affected." },
    )
    .max(50, "Choose 50 services or fewer.")
    .refine(
      (chosen) => new Set(chosen.map(({ code }) => code)).size === chosen.length,
      "A service is named twice. Keep one of them.",
    )
    .default([]);
}

const readings = z
  .array(
    z.object({
      label: line("The name of a number", limits.name),
      value: number("A number"),
      unit: choice("The unit", units),
      capacity: optionalNumber("The capacity").refine(
        (value) => value === null || value > 0,
        "A capacity must be above 0.",
      ),
      readAt: instant("The time of a number"),
    }),
  )
  .max(12, "Keep 12 numbers or fewer.")
  .default([]);

const status = choice("The status", incidentStatuses);

const said = {
  body: optionalParagraphs("What is happening", limits.body).transform((value) => value ?? ""),
  workaround: optionalParagraphs("What people can do", limits.workaround),
  /** That no service is affected although the incident is open: never taken for granted. */
  noneAffected: flag(),
  /** Whether subscribers are notified. Left out, they are. */
  notifiesSubscribers: z.boolean().default(true),
};

/** The questions that its author has said yes to. */
const confirmed = z.array(choice("What you confirmed", questions)).default([]);

/** Every update may say them in new words. */
const words = mapWords((_name, { subject, maxLength, isLine }) =>
  (isLine ? optionalLine : optionalParagraphs)(subject, maxLength),
);

const changedWords = mapWords((_name, { subject, maxLength, isLine }) =>
  (isLine ? removableLine : removableParagraphs)(subject, maxLength),
);

/** The first of `services` gives the code its prefix; a notice may name none, and takes the site's prefix. */
export const openIncidentInput = z
  .object({
    ...said,
    status,
    nextUpdateBy: instant("The time of the next update").optional(),
    impact: choice("The impact", impacts).optional(),
    kind: choice("The kind", incidentKinds),
    title: line("The title", limits.title),
    ...words,
    services,
    /** When it began; without it, `happenedAt`, or now. */
    startedAt: instant("The time it began").optional(),
    happenedAt: instant("The time it happened").optional(),
    scheduledFor: instant("The start of the maintenance").optional(),
    scheduledUntil: instant("The end of the maintenance").optional(),
    /** Whether a maintenance is completed at its planned end; else it over-runs until staff say that it is over. */
    endsByItself: flag(),
    readings,
    /** The alert that it is opened from. */
    alertId: id("This alert").optional(),
    /** The draft that it is written from: it is deleted. */
    draftId: id("This draft").optional(),
    idempotencyKey: idempotencyKey(),
  })
  .superRefine((input, context) => {
    refuse(context, {
      status: !isStatusOfKind(input.kind, input.status) && "This status does not fit the kind. Choose another one.",
      services: input.kind !== "notice" && input.services.length === 0 && "Choose at least one affected service.",
      body: !says(input) && "Say what is happening, or what people can do.",
      nextUpdateBy: endsWithPromise(input) && "It is over: take away the time of the next update.",
      ...refusedWindow(input),
    });
  });
export type OpenIncident = z.output<typeof openIncidentInput>;

/**
 * What its author changes; what is left out stays. `basedOn` is the number of the last update that they had seen.
 * `nextUpdateBy` null withdraws the promise; `impact` `derived` takes it from the services again; a service with the
 * status `not_affected` is no longer named. An empty headline or summary leaves the old one.
 */
export const postUpdateInput = z
  .object({
    ...said,
    code: incidentCode(),
    basedOn: wholeNumber("The last update you saw", 0, 1_000_000),
    /** The headline and the like as its author had seen them: they change without an update too. */
    seenWords: basedOnInput,
    status: status.optional(),
    /** Needed to open again what is over. */
    reopens: flag(),
    nextUpdateBy: instant("The time of the next update").nullish(),
    impact: choice("The impact", [...impacts, "derived"]).optional(),
    withdrawWorkaround: flag(),
    happenedAt: instant("The time it happened").optional(),
    services: serviceChanges,
    ...words,
    readings,
    confirmed,
    idempotencyKey: idempotencyKey(),
  })
  .superRefine((input, context) => {
    refuse(context, {
      status: input.reopens && (!input.status || isEnded(input.status)) && "Say how it is, now that you reopen it.",
      body: !says(input) && "Say what is happening, or what people can do.",
      workaround:
        input.withdrawWorkaround &&
        input.workaround !== undefined &&
        "Either withdraw the workaround or write a new one, not both.",
      nextUpdateBy: endsWithPromise(input) && "It is over: take away the time of the next update.",
    });
  });
export type PostUpdate = z.output<typeof postUpdateInput>;

/** Corrects the words of an update, shown as edited. `workaround` null takes it away; `happenedAt` null means when it was posted. */
export const editUpdateInput = z
  .object({
    code: updateCodeInput(),
    body: said.body,
    workaround: removableParagraphs("What people can do", limits.workaround).transform((value) => value ?? null),
    happenedAt: instant("The time it happened").nullish(),
    /** Whether subscribers are notified of the correction. */
    notifiesSubscribers: flag(),
    confirmed,
    /** The fields `body`, `workaround` and `happenedAt` (ISO) as its author saw them: what they left as it was stays. */
    basedOn: basedOnInput,
  })
  .superRefine((input, context) => {
    refuse(context, {
      body: !says(input) && "Say what is happening, or what people can do.",
    });
  });
export type EditUpdate = z.output<typeof editUpdateInput>;

/** What is left out stays. An empty headline or summary is removed; `impact` null derives it from the services again. */
export const changeIncidentInput = z
  .object({
    code: incidentCode(),
    title: line("The title", limits.title).optional(),
    ...changedWords,
    impact: choice("The impact", impacts).nullish(),
    /** The fields of the incident as its author saw them, times in ISO: what they left as it was stays. */
    basedOn: basedOnInput,
    scheduledFor: instant("The start of the maintenance").optional(),
    scheduledUntil: instant("The end of the maintenance").optional(),
  })
  .superRefine((input, context) => refuse(context, { scheduledUntil: refusedOrder(input) }));
export type ChangeIncident = z.output<typeof changeIncidentInput>;

/** What a draft is of: an incident, by its code, or a new entry, by the id that its form chose. */
export const draftSubjectInput = z.union([
  z.object({ incident: incidentCode() }),
  z.object({ newEntry: id("This draft") }),
]);
export type DraftSubject = z.output<typeof draftSubjectInput>;

/** A form as it is, by the names of its fields, half-typed and unchecked. */
export const saveDraftInput = z.object({
  subject: draftSubjectInput,
  content: z
    .record(
      z.string().max(60, "A field’s name is too long."),
      z
        .string()
        .max(12_000, "This is too long to keep as a draft.")
        .transform((value) => value.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD")),
    )
    .refine((content) => Object.keys(content).length <= 120, "This form has too many fields to keep as a draft."),
});
export type SaveDraft = z.output<typeof saveDraftInput>;

type Window = { scheduledFor?: Date | undefined; scheduledUntil?: Date | undefined };

function says(input: { body: string; workaround?: string | null | undefined }): boolean {
  return input.body !== "" || (input.workaround ?? "") !== "";
}

function endsWithPromise(input: {
  status?: IncidentStatus | undefined;
  nextUpdateBy?: Date | null | undefined;
}): boolean {
  return input.status !== undefined && isEnded(input.status) && input.nextUpdateBy instanceof Date;
}

function refusedWindow(input: Window & { kind: string }): Record<string, string | false> {
  const isMaintenance = input.kind === "maintenance";

  return {
    scheduledFor: windowSentence(isMaintenance, input.scheduledFor, "begins"),
    scheduledUntil: windowSentence(isMaintenance, input.scheduledUntil, "ends") || refusedOrder(input),
  };
}

function windowSentence(isMaintenance: boolean, at: Date | undefined, verb: string): string | false {
  if (isMaintenance) {
    return at === undefined && `Say when the maintenance ${verb}.`;
  }

  return at !== undefined && `Only a maintenance has a time when it ${verb}. Take it away, or choose that kind.`;
}

function refusedOrder({ scheduledFor, scheduledUntil }: Window): string | false {
  return (
    scheduledFor !== undefined &&
    scheduledUntil !== undefined &&
    scheduledUntil <= scheduledFor &&
    "The maintenance must end after it begins."
  );
}

function refuse(context: z.RefinementCtx, sentences: Record<string, string | false>): void {
  for (const [field, message] of Object.entries(sentences)) {
    if (message !== false) {
      context.addIssue({ code: "custom", path: [field], message });
    }
  }
}
