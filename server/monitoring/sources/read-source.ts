import type { SourceKind } from "@/domain/shared/words";
import { readCertificates } from "./certificate";
import { type Credentials, withoutSecrets } from "./credentials";
import { readExposition } from "./exposition";
import { readJson } from "./json";
import { readPrometheus } from "./prometheus";
import type { SourceAddress, MetricQuery, Outcome } from "./source-reading";

type Reader = (asked: SourceAddress, queries: readonly MetricQuery[], now: Date) => Promise<Outcome[]>;

const readers: Partial<Record<SourceKind, Reader>> = {
  exposition: readExposition,
  prometheus: readPrometheus,
  json: readJson,
};

/** Asks a source once for all its queries. Ends within the time limit of the outbound client, and never throws. */
export async function readSource(
  source: { readonly kind: SourceKind; readonly url: string | null; readonly credentials: Credentials },
  queries: readonly MetricQuery[],
  now: Date,
): Promise<Outcome[]> {
  const { kind, url, credentials } = source;
  if (kind === "certificate") {
    return readCertificates(queries, now);
  }
  const read = readers[kind];
  if (!read || url === null) {
    return queries.map(() => ({ failure: "A source of this kind is not asked: it sends its numbers by itself." }));
  }
  const outcomes = await read({ url, credentials }, queries, now);

  return outcomes.map((outcome) => discreet(credentials, outcome));
}

/** A server may answer with what it was sent. */
function discreet(credentials: Credentials, outcome: Outcome): Outcome {
  const shown = outcome.answer === undefined ? {} : { answer: withoutSecrets(credentials, outcome.answer) };

  return "failure" in outcome
    ? { failure: withoutSecrets(credentials, outcome.failure), ...shown }
    : { sample: outcome.sample, ...shown };
}
