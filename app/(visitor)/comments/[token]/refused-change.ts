import { z } from "zod";
import { formHeader } from "@/app/(visitor)/form-header";

const refusedChange = z.object({
  form: z.enum(["correct", "withdraw", "follow"]),
  message: z.string(),
  fields: z.record(z.string(), z.string()),
  values: z.object({
    what: z.string(),
    error: z.string(),
    service: z.string(),
    program: z.string(),
    name: z.string(),
    email: z.string(),
  }),
});
export type RefusedChange = z.output<typeof refusedChange>;

/** Tells the private page which of its forms was refused, why, and what was typed. */
export const refusedChangeHeader = formHeader("x-allclear-change", refusedChange);
