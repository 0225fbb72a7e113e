import { z } from "zod";
import { serviceCode } from "@/domain/shared/input";
import { longestSearch } from "./search-text";
import { searchKinds } from "@/domain/shared/words";

/** The choices of time, in days. */
export const searchSpans = ["1", "7", "31", "366"] as const;

/** The address of a search, as people may also write it by hand: what is no choice lets everything through. */
export const searchParams = z.object({
  q: first(z.string().transform((text) => text.slice(0, longestSearch))).default(""),
  service: first(serviceCode("The service")),
  kind: first(z.enum(searchKinds)),
  days: first(z.enum(searchSpans)),
});
export type SearchParams = z.output<typeof searchParams>;

function first<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess(
    (value: unknown) => (Array.isArray(value) ? z.array(z.unknown()).parse(value)[0] : value),
    schema.optional().catch(undefined),
  );
}
