import { z } from "zod";

/** The name under which a handler of the private page's forms tells the page what was typed and why it was refused. */
export const refusedChangeHeader = "x-allclear-change";

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

export function encodeRefusedChange(change: RefusedChange): string {
  return Buffer.from(JSON.stringify(change)).toString("base64url");
}

/** Null when nothing was refused: the page is simply read. */
export function decodeRefusedChange(header: string | null): RefusedChange | null {
  if (!header) {
    return null;
  }
  try {
    return refusedChange.parse(JSON.parse(Buffer.from(header, "base64url").toString()));
  } catch (error) {
    throw new Error(`The header ${refusedChangeHeader} is not what the handlers of the forms write.`, { cause: error });
  }
}
