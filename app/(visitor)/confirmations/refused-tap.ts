import { z } from "zod";

/** The name under which the handler of a tap tells the person's page why it was refused, and what was typed. */
export const refusedTapHeader = "x-allclear-tap";

const refusedTap = z.object({
  message: z.string(),
  fields: z.record(z.string(), z.string()),
  program: z.string(),
  place: z.string(),
});
export type RefusedTap = z.output<typeof refusedTap>;

export function encodeRefusedTap(tap: RefusedTap): string {
  return Buffer.from(JSON.stringify(tap)).toString("base64url");
}

/** Null when nothing was refused. */
export function decodeRefusedTap(header: string | null): RefusedTap | null {
  if (!header) {
    return null;
  }
  try {
    return refusedTap.parse(JSON.parse(Buffer.from(header, "base64url").toString()));
  } catch (error) {
    throw new Error(`The header ${refusedTapHeader} is not what the handler of a tap writes.`, { cause: error });
  }
}
