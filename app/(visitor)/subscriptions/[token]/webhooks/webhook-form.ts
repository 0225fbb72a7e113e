import { z } from "zod";
import { formHeader } from "@/app/(visitor)/form-header";

const webhookForm = z.object({
  /** What was done; null where it was refused. */
  said: z.string().nullable(),
  /** In the one moment in which it is known. */
  secret: z.string().nullable(),
  refusal: z.object({ message: z.string(), fields: z.record(z.string(), z.string()) }).nullable(),
  values: z.object({ url: z.string(), kind: z.string() }),
});
export type WebhookForm = z.output<typeof webhookForm>;

/** Tells the page of a subscriber's webhooks what became of its form. */
export const webhookFormHeader = formHeader("x-allclear-webhook", webhookForm);
