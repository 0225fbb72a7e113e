import { z } from "zod";

/** The name under which the handler of the form tells the page `/comment` what was typed and why it was refused. */
export const refusedFormHeader = "x-allclear-form";

const refusedForm = z.object({
  message: z.string(),
  fields: z.record(z.string(), z.string()),
  values: z.object({
    incident: z.string(),
    what: z.string(),
    error: z.string(),
    service: z.string(),
    program: z.string(),
    name: z.string(),
    email: z.string(),
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
