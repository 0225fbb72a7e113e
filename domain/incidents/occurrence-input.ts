import { z } from "zod";
import {
  id,
  idempotencyKey,
  incidentCode,
  instant,
  limits,
  line,
  optionalNumber,
  serviceCode,
  wholeNumber,
} from "@/domain/shared/input";

const said = {
  /** MAIL-7; or a service, for the newest incident that is open and names it. */
  incident: incidentCode().optional(),
  service: serviceCode("The service").optional(),
  /** When it happened; left out, now. */
  at: instant("The time it happened").optional(),
  text: line("What happened", limits.occurrence),
};

/** How long it was down; left out or null, that is not known. */
const downSeconds = wholeNumber("The seconds it was down", 0, 366 * 86_400)
  .nullish()
  .transform((seconds) => seconds ?? null);

/** One occurrence, from the console or by Allclear itself. */
export const addOccurrenceInput = z
  .object({ ...said, downSeconds, idempotencyKey: idempotencyKey() })
  .superRefine(refuseUnlessOne);
export type AddOccurrence = z.output<typeof addOccurrenceInput>;

/** As staff type it: how long in minutes. Empty: not known. */
export const occurrenceFormInput = z
  .object({
    ...said,
    downMinutes: optionalNumber("The minutes it was down").refine(
      (minutes) => minutes === null || (minutes >= 0 && minutes <= 366 * 1_440),
      "The minutes it was down must be from 0 to a year’s. Leave it empty if nobody knows.",
    ),
    idempotencyKey: idempotencyKey(),
  })
  .superRefine(refuseUnlessOne)
  .transform(({ downMinutes, ...input }) => ({
    ...input,
    downSeconds: downMinutes === null ? null : Math.round(downMinutes * 60),
  }));

/** As a program sends it. A second one with the same `key` is the same one. */
export const sentOccurrenceInput = z
  .object(
    { ...said, downSeconds, key: line("The key", 200).optional() },
    { error: 'Send a JSON object, such as {"service": "MAIL", "text": "restarted by the watchdog"}.' },
  )
  .superRefine(refuseUnlessOne);

export const removeOccurrenceInput = z.object({ id: id("This occurrence") });
export type RemoveOccurrence = z.output<typeof removeOccurrenceInput>;

type About = { incident?: string | undefined; service?: string | undefined };

function refuseUnlessOne({ incident, service }: About, context: z.RefinementCtx): void {
  if ((incident === undefined) === (service === undefined)) {
    const message = "Name either the incident, such as MAIL-7, or the service, such as MAIL.";
    context.addIssue({ code: "custom", path: ["incident"], message });
  }
}
