import { z } from "zod";
import { alertPointersInput } from "./alert-shapes/pointers";
import { basedOnInput } from "@/domain/shared/changed-since";
import { choice, id, limits, line } from "@/domain/shared/input";
import { alertSourceKinds } from "@/domain/shared/words";

export const addAlertSourceInput = z.object({
  name: line("The name", limits.name),
  kind: choice("The kind", alertSourceKinds),
});
export type AddAlertSource = z.output<typeof addAlertSourceInput>;

export const renewAlertSourceInput = z.object({ id: id("This alert source") });
export type RenewAlertSource = z.output<typeof renewAlertSourceInput>;

export const removeAlertSourceInput = z.object({ id: id("This alert source") });
export type RemoveAlertSource = z.output<typeof removeAlertSourceInput>;

/** `basedOn`: the pointers as their author saw them. */
export const setAlertPointersInput = alertPointersInput.extend({
  id: id("This alert source"),
  basedOn: basedOnInput,
});
export type SetAlertPointers = z.output<typeof setAlertPointersInput>;
