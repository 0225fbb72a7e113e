import { z } from "zod";
import { id, idempotencyKey, incidentCode, instant, limits, line, serviceCode, wholeNumber } from "./input";

const said = {
  /** MAIL-7; or a service, for the newest incident that is open and names it. */
  incident: incidentCode().optional(),
  service: serviceCode("The service").optional(),
  /** When it happened; left out, now. */
  at: instant("The time it happened").optional(),
  /** How long it was down; left out or null, that is not known. */
  downSeconds: wholeNumber("The seconds it was down", 0, 366 * 86_400)
    .nullish()
    .transform((seconds) => seconds ?? null),
  text: line("What happened", limits.occurrence),
};

/** One recurrence, from the console or by Allclear itself. */
export const addOccurrenceInput = z.object({ ...said, idempotencyKey: idempotencyKey() }).superRefine(refuseUnlessOne);
export type AddOccurrence = z.output<typeof addOccurrenceInput>;

export const removeOccurrenceInput = z.object({ id: id("This entry") });
export type RemoveOccurrence = z.output<typeof removeOccurrenceInput>;

type About = { incident?: string | undefined; service?: string | undefined };

function refuseUnlessOne({ incident, service }: About, context: z.RefinementCtx): void {
  if ((incident === undefined) === (service === undefined)) {
    const message = "Name either the incident, such as MAIL-7, or the service, such as MAIL.";
    context.addIssue({ code: "custom", path: ["incident"], message });
  }
}
