import type { SourceKind } from "@/domain/words";
import { readExposition } from "./exposition";
import { readPrometheus } from "./prometheus";
import type { Outcome } from "./source-reading";

type Reader = (address: string, queries: readonly string[], now: Date) => Promise<Outcome[]>;

const readers: Partial<Record<SourceKind, Reader>> = { exposition: readExposition, prometheus: readPrometheus };

/** Asks a source once for all its queries. Ends within the time limit of the outbound client, and never throws. */
export function readSource(
  source: { readonly kind: SourceKind; readonly url: string | null },
  queries: readonly string[],
  now: Date,
): Promise<Outcome[]> {
  const read = readers[source.kind];
  if (!read || source.url === null) {
    return Promise.resolve(queries.map(() => ({ failure: "A source of this kind is not asked." })));
  }

  return read(source.url, queries, now);
}
