import { z } from "zod";
import { commentQuestions } from "@/domain/comment-input";

/** The name under which the handler of the form tells the page `/comment` what was typed and why it was refused. */
export const refusedFormHeader = "x-allclear-form";

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

export function encodeRefusedForm(form: RefusedForm): string {
  return Buffer.from(JSON.stringify(form)).toString("base64url");
}

/** Null when there is none: somebody opened the page’s address by hand. */
export function decodeRefusedForm(header: string | null): RefusedForm | null {
  if (!header) {
    return null;
  }
  try {
    return refusedForm.parse(JSON.parse(Buffer.from(header, "base64url").toString()));
  } catch (error) {
    throw new Error(`The header ${refusedFormHeader} is not what the handler of the form writes.`, { cause: error });
  }
}
