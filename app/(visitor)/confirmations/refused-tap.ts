import { z } from "zod";
import { formHeader } from "@/app/(visitor)/form-header";

const refusedTap = z.object({
  message: z.string(),
  fields: z.record(z.string(), z.string()),
  program: z.string(),
  place: z.string(),
});

/** Tells the person's page why a tap was refused, and what was typed. */
export const refusedTapHeader = formHeader("x-allclear-tap", refusedTap);
