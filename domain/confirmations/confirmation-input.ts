import { z } from "zod";
import { choice, idempotencyKey, incidentCode, limits, optionalLine, removableLine } from "@/domain/shared/input";
import { confirmationKinds } from "@/domain/shared/words";

/** One tap, or what its form adds afterwards. A detail that is left out stays as it was, an empty one is removed. */
export const confirmIncidentInput = z.object({
  incident: incidentCode(),
  kind: choice("What you say about it", confirmationKinds),
  program: removableLine("The program", limits.name),
  place: removableLine("The place", limits.name),
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
