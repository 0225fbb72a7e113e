import { z } from "zod";
import { AppError } from "@/domain/shared/errors";
import { fetchOutbound, type OutboundAnswer, readText } from "@/server/infra/outbound/fetch";
import { authorizationHeader } from "./credentials";
import { parseJson } from "./parse-json";
import type { SourceAddress } from "./source-reading";

const maxBytes = 5_000_000;
// What the HTTP API answers with a sentence of its own.
const alsoRead = [400, 422];

/**
 * Asks the HTTP API of Prometheus and gives its answer as it came, once it is no refusal.
 * https://prometheus.io/docs/prometheus/latest/querying/api/
 * @throws AppError invalid when it refuses the query, unavailable otherwise
 */
export async function askPrometheus(
  { url: address, credentials }: SourceAddress,
  webhook: "query" | "query_range",
  parameters: Record<string, string>,
  { deadline, heard }: { deadline: AbortSignal; heard?: (answer: string) => void },
): Promise<unknown> {
  const url = new URL(`api/v1/${webhook}`, address.endsWith("/") ? address : `${address}/`);
  url.search = new URLSearchParams(parameters).toString();
  const headers = { accept: "application/json", ...authorizationHeader(credentials) };
  const options = { maxBytes, deadline, alsoRead, headers, needsTls: credentials.auth !== "none" };

  return fetchOutbound(url.href, options, (answer) => readAnswer(url.host, answer, heard));
}

const refused = z.object({ status: z.literal("error"), error: z.string() });

async function readAnswer(host: string, answer: OutboundAnswer, heard?: (answer: string) => void): Promise<unknown> {
  const text = await readText(answer);
  heard?.(text);
  const json = parseJson(host, text);
  const refusal = refused.safeParse(json);
  if (refusal.success) {
    throw new AppError("invalid", `${host} refused the query: ${refusal.data.error.slice(0, 200)}.`);
  }
  const success = answered.safeParse(json);
  if (!success.success) {
    throw new AppError("unavailable", `${host} answered, but not as the HTTP API of Prometheus does.`);
  }
  refusePartial(host, success.data);

  return json;
}

const answered = z.object({
  status: z.literal("success"),
  /** VictoriaMetrics: some of its storage did not answer. */
  isPartial: z.boolean().nullish(),
  partial: z.boolean().nullish(),
  /** Prometheus: of remote storage that failed; Thanos and Mimir: of a store that did not answer. */
  warnings: z.array(z.unknown()).nullish(),
  /** Prometheus: samples that the query left out, or advice about it. */
  infos: z.array(z.unknown()).nullish(),
});

/** A sum of a part reads like the whole, so it is no number. @throws AppError unavailable */
function refusePartial(host: string, { isPartial, partial, warnings, infos }: z.output<typeof answered>): void {
  if (isPartial || partial) {
    throw new AppError("unavailable", `${host} gave a partial answer: some of its storage did not answer.`);
  }
  const said = [...(warnings ?? []), ...(infos ?? [])]
    .map((each) => (typeof each === "string" ? each : JSON.stringify(each)))
    .find((each) => !isAdvice(each));
  if (said !== undefined) {
    throw new AppError(
      "unavailable",
      `${host} answered with a warning, so this may be a part of it only: ${said.slice(0, 200).replace(/\.$/, "")}.`,
    );
  }
}

/** Prometheus guesses by their names which metrics are counters: whatever it guesses, nothing is missing. */
function isAdvice(annotation: string): boolean {
  return annotation.includes("might not be a counter");
}
