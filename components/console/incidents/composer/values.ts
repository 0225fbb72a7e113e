import { z } from "zod";
import { mapWords } from "@/domain/incidents/incident-words";
import {
  choicesForKind,
  choicesForUpdate,
  type EntryChoices,
  promiseChoices,
  type SeenIncident,
} from "@/domain/incidents/entry-choices";
import { impacts, incidentKinds, incidentStatuses, serviceStatuses, type IncidentKind } from "@/domain/shared/words";

const services = z
  .array(z.object({ code: z.string().max(20), status: z.enum(serviceStatuses).nullable() }))
  .max(200)
  .readonly();

/** All that a writer has typed and chosen, as the form holds it and as a draft keeps it: nothing is final yet. */
export const composerValues = z.object({
  kind: z.enum(incidentKinds),
  /** The number of the newest update that the writer has seen: a draft that comes back late must not hide what was posted since. */
  basedOn: z.int().min(0),
  title: z.string().max(1_000),
  /** A draft that was kept before there was one of them begins without it. */
  ...mapWords(() => z.string().max(5_000).default("")),
  status: z.enum(incidentStatuses),
  body: z.string().max(50_000),
  workaround: z.string().max(20_000),
  withdrawsWorkaround: z.boolean(),
  /** The services it names, by code, in the order they were named. */
  services,
  /** That none is affected although the incident is open. */
  noneAffected: z.boolean().default(false),
  /** What the incident was when its writer began: only what differs is theirs to send. Null: of a new entry. */
  seen: z
    .object({
      status: z.enum(incidentStatuses),
      services,
      words: z.record(z.string(), z.string().max(5_000).nullable()).optional(),
    })
    .nullable()
    .default(null),
  promise: z.enum(promiseChoices),
  /** What was chosen before another kind was tapped. */
  left: z
    .partialRecord(
      z.enum(incidentKinds),
      z.object({ status: z.enum(incidentStatuses), promise: z.enum(promiseChoices), services }),
    )
    .default({}),
  /** 20:15, in the site's time zone. */
  promiseAt: z.string().max(10),
  /** 2006-12-18T09:00, in the site's time zone. */
  promiseOn: z.string().max(30).default(""),
  impact: z.enum(["derived", ...impacts]),
  addsReadings: z.boolean(),
  /** Null: not chosen. */
  notifiesSubscribers: z.boolean().nullable().default(null),
  /** Times as a datetime-local field holds them, 2006-12-12T09:20, in the site's time zone; empty: not given. */
  happenedAt: z.string().max(30),
  /** When it began, of what is over when it is entered. */
  startedAt: z.string().max(30).default(""),
  scheduledFor: z.string().max(30),
  scheduledUntil: z.string().max(30),
  endsByItself: z.boolean().default(false),
  /** The alert that a new entry is opened from; empty: none. */
  alertId: z.string().max(40).default(""),
});

export type ComposerValues = z.infer<typeof composerValues>;

/** As text that is the same for the same values, in whatever order their names are. */
export function textOfValues(values: ComposerValues): string {
  return JSON.stringify(values, (_name, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

const nothingTyped = {
  basedOn: 0,
  title: "",
  ...mapWords(() => ""),
  body: "",
  workaround: "",
  withdrawsWorkaround: false,
  noneAffected: false,
  promiseAt: "",
  promiseOn: "",
  impact: "derived",
  addsReadings: false,
  happenedAt: "",
  startedAt: "",
  scheduledFor: "",
  scheduledUntil: "",
  endsByItself: false,
  alertId: "",
} as const satisfies Omit<ComposerValues, keyof EntryChoices>;

/** How the form for a new entry of the log begins. */
export function valuesForKind(kind: IncidentKind): ComposerValues {
  return { ...nothingTyped, ...choicesForKind(kind) };
}

/** How the form for the next update begins. */
export function valuesForUpdate(
  kind: IncidentKind,
  seen: SeenIncident,
  begun: Pick<ComposerValues, "basedOn" | "addsReadings">,
): ComposerValues {
  return { ...nothingTyped, ...choicesForUpdate(kind, seen), ...begun };
}
