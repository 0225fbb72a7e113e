import { z } from "zod";
import { formHeader } from "@/app/(visitor)/form-header";
import { commentQuestions } from "@/domain/comments/comment-input";

const suggestion = z.object({
  code: z.string().nullable(),
  title: z.string(),
  path: z.string(),
  advice: z.string().nullable(),
});

const refusedForm = z.object({
  /** Null when nothing is wrong and something is asked. */
  refusal: z.object({ message: z.string(), fields: z.record(z.string(), z.string()) }).nullable(),
  question: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("known"), matches: z.array(suggestion) }),
      z.object({ kind: z.literal("personal_data"), found: z.array(z.string()) }),
      z.object({ kind: z.literal("proof"), challenge: z.string() }),
    ])
    .nullable(),
  answered: z.array(z.enum(commentQuestions)),
  values: z.object({
    incident: z.string(),
    what: z.string(),
    error: z.string(),
    service: z.string(),
    program: z.string(),
    name: z.string(),
    email: z.string(),
    follow: z.string(),
  }),
});
export type RefusedForm = z.output<typeof refusedForm>;

/** Tells the page `/comment` what was typed, and why it was refused or what is asked first. */
export const refusedFormHeader = formHeader("x-allclear-form", refusedForm);
