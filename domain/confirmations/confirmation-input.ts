import { z } from "zod";
import {
  choice,
  id,
  idempotencyKey,
  incidentCode,
  instant,
  limits,
  line,
  optionalLine,
  removableLine,
} from "@/domain/shared/input";
import { confirmationKinds } from "@/domain/shared/words";

/** One tap, or what its form adds afterwards. A detail that is left out stays as it was, an empty one is removed. */
export const confirmIncidentInput = z.object({
  incident: incidentCode(),
  kind: choice("What you say about it", confirmationKinds),
  program: removableLine("The program", limits.name),
  place: removableLine("The place", limits.name),
  /** The solution of the work that was asked for. */
  proof: z.string().max(4_000).optional().catch(undefined),
});
export type ConfirmIncident = z.output<typeof confirmIncidentInput>;

export const undoConfirmationInput = z.object({ incident: incidentCode() });
export type UndoConfirmation = z.output<typeof undoConfirmationInput>;

/** What help desk counts of a caller. The note is for staff alone. */
export const recordCallerInput = z.object({
  incident: incidentCode(),
  program: optionalLine("The program", limits.name),
  place: optionalLine("The place", limits.name),
  note: optionalLine("The note", limits.callerNote),
  idempotencyKey: idempotencyKey(),
});
export type RecordCaller = z.output<typeof recordCallerInput>;

/** The key is that with which the caller was counted. */
export const undoCallerInput = recordCallerInput.pick({ incident: true, idempotencyKey: true });
export type UndoCaller = z.output<typeof undoCallerInput>;

/** What staff leave out of the count: a range of addresses, a stretch of time, or the one in the other. */
export const discountConfirmationsInput = z
  .object({
    incident: incidentCode(),
    range: optionalLine("The network", limits.name),
    from: instant("The beginning").optional(),
    until: instant("The end").optional(),
    note: line("Why", limits.callerNote),
    idempotencyKey: idempotencyKey(),
  })
  .superRefine(({ range, from, until }, context) => {
    if (range === undefined && from === undefined && until === undefined) {
      context.addIssue({ code: "custom", path: ["range"], message: "Choose a network, or a time, or both." });
    }
    if (from !== undefined && until !== undefined && from >= until) {
      context.addIssue({ code: "custom", path: ["until"], message: "The end must be after the beginning." });
    }
  });
export type DiscountConfirmations = z.output<typeof discountConfirmationsInput>;

export const withdrawDiscountInput = z.object({ id: id("This exception") });
export type WithdrawDiscount = z.output<typeof withdrawDiscountInput>;
