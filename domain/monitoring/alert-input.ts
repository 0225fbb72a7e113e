import { z } from "zod";
import { choice, id, limits, line } from "@/domain/shared/input";
import { alertSenderKinds } from "@/domain/shared/words";

export const addAlertSenderInput = z.object({
  name: line("The name", limits.name),
  kind: choice("The kind", alertSenderKinds),
});
export type AddAlertSender = z.output<typeof addAlertSenderInput>;

export const renewAlertSenderInput = z.object({ id: id("This sender") });
export type RenewAlertSender = z.output<typeof renewAlertSenderInput>;

export const removeAlertSenderInput = z.object({ id: id("This sender") });
export type RemoveAlertSender = z.output<typeof removeAlertSenderInput>;
