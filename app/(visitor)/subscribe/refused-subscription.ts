import { z } from "zod";
import { formHeader } from "@/app/(visitor)/form-header";

const refusedSubscription = z.object({
  message: z.string(),
  fields: z.record(z.string(), z.string()),
  values: z.object({
    email: z.string(),
    choice: z.string(),
    everything: z.boolean(),
    services: z.array(z.string()),
    incidents: z.array(z.string()),
  }),
});

/** Tells the page of the form why it was refused, and what was typed and chosen. */
export const refusedSubscriptionHeader = formHeader("x-allclear-subscription", refusedSubscription);
