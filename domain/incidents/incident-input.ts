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
import { impacts, incidentKinds, incidentStatuses, serviceStatuses, units } from "@/domain/shared/words";

const services = z
  .array(
    z.object({
      code: serviceCode("The service"),
      status: choice("The service’s status", serviceStatuses),
    }),
    { error: "The services are missing. Choose which are affected." },
  )
  .max(50, "Choose 50 services or fewer.")
  .refine(
    (chosen) => new Set(chosen.map(({ code }) => code)).size === chosen.length,
    "A service is named twice. Keep one of them.",
  );

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

const said = {
  status: choice("The status", incidentStatuses),
  body: optionalParagraphs("What is happening", limits.body).transform((value) => value ?? ""),
  workaround: optionalParagraphs("What people can do", limits.workaround),
  nextUpdateBy: instant("The time of the next update").optional(),
  impact: choice("The impact", impacts).optional(),
  /** Whether subscribers are notified. Left out, they are. */
  notifiesSubscribers: z.boolean().default(true),
};

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
    kind: choice("The kind", incidentKinds),
    title: line("The title", limits.title),
    ...words,
    services: services.default([]),
    /** When it began; without it, `happenedAt`, or now. */
    startedAt: instant("The time it began").optional(),
    happenedAt: instant("The time it happened").optional(),
    scheduledFor: instant("The start of the maintenance").optional(),
    scheduledUntil: instant("The end of the maintenance").optional(),
    readings,
    /** The alert that it is opened from. */
    alertId: id("This alert").optional(),
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
 * `basedOn` is the number of the last update that its writer had seen. `services` replaces what the incident says of
 * its services; left out, nothing changes there. An empty headline or summary leaves the old one.
 */
export const postUpdateInput = z
  .object({
    ...said,
    code: incidentCode(),
    basedOn: wholeNumber("The last update you saw", 0, 1_000_000),
    withdrawWorkaround: flag(),
    happenedAt: instant("The time it happened").optional(),
    services: services.optional(),
    ...words,
    readings,
    idempotencyKey: idempotencyKey(),
  })
  .superRefine((input, context) => {
    refuse(context, {
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
    scheduledFor: instant("The start of the maintenance").optional(),
    scheduledUntil: instant("The end of the maintenance").optional(),
  })
  .superRefine((input, context) => refuse(context, { scheduledUntil: refusedOrder(input) }));
export type ChangeIncident = z.output<typeof changeIncidentInput>;

/** A form as it is, by the names of its fields, half-typed and unchecked. `incident` null: a new entry. */
export const saveDraftInput = z.object({
  incident: incidentCode().nullable(),
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

function endsWithPromise(input: Pick<z.output<z.ZodObject<typeof said>>, "status" | "nextUpdateBy">): boolean {
  return isEnded(input.status) && input.nextUpdateBy !== undefined;
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
