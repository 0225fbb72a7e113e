import { z } from "zod";
import {
  flag,
  idempotencyKey,
  incidentCode,
  limits,
  optionalParagraphs,
  paragraphs,
  serviceCode,
} from "@/domain/shared/input";

const said = {
  code: incidentCode(),
  /** Whether those are notified who were notified of the incident; of a move also who is subscribed to the right service. */
  notifiesSubscribers: flag(),
  idempotencyKey: idempotencyKey(),
};

/** An empty field is none. */
function orNone<Schema extends z.ZodType>(schema: Schema) {
  return z.union([z.literal("").transform(() => null), z.null(), schema]).default(null);
}

/** `reason` is public: readers of the address see it. `right` is the incident that they go on to. */
export const withdrawIncidentInput = z
  .object({ ...said, reason: paragraphs("The reason", limits.body), right: orNone(incidentCode()) })
  .refine(({ code, right }) => code !== right, {
    path: ["right"],
    error: "This is the one that you withdraw. Give the code of another one, or leave this empty.",
  });
export type WithdrawIncident = z.output<typeof withdrawIncidentInput>;

export const restoreIncidentInput = z.object({ ...said, reason: paragraphs("The reason", limits.body) });
export type RestoreIncident = z.output<typeof restoreIncidentInput>;

/** `to` null: the incident never affected `from`. Without a `body`, a sentence says what was wrong. */
export const moveIncidentInput = z
  .object({
    ...said,
    from: serviceCode("The wrong service"),
    to: orNone(serviceCode("The right service")),
    body: optionalParagraphs("What readers are to know", limits.body),
  })
  .refine(({ from, to }) => from !== to, {
    path: ["to"],
    error: "This is the service that is wrong. Choose another one.",
  });
export type MoveIncident = z.output<typeof moveIncidentInput>;
