import type { SourceKind } from "@/domain/words";
import { readExposition } from "./exposition";
import { readPrometheus } from "./prometheus";
import type { Outcome } from "./source-reading";

type Reader = (address: string, queries: readonly string[], now: Date) => Promise<Outcome[]>;

const readers: Record<SourceKind, Reader> = { exposition: readExposition, prometheus: readPrometheus };

/** Asks a source once for all its queries. Ends within the time limit of the outbound client, and never throws. */
export function readSource(
  source: { readonly kind: SourceKind; readonly url: string },
  queries: readonly string[],
  now: Date,
): Promise<Outcome[]> {
  return readers[source.kind](source.url, queries, now);
}
