import { z } from "zod";
import { codePath } from "@/domain/shared/codes";
import type { ConfirmedView } from "@/domain/confirmations/confirmation-views";
import { describeAffected } from "@/domain/confirmations/confirmations";
import { describeReading, describeValue } from "@/domain/monitoring/metrics";
import type { IncidentSummary } from "@/domain/incidents/views";
import type { MetricView } from "@/domain/monitoring/views";
import type { BannerView } from "./views";
import { incidentStatuses, type RoundedCount, serviceStatuses } from "@/domain/shared/words";

/** `/live.json`: what an open page asks for now and then. Times are ISO 8601 in UTC. */
export const liveSchema = z.object({
  renderedAt: z.iso.datetime(),
  tone: z.enum([...serviceStatuses, "unknown"]),
  headline: z.string(),
  metrics: z.array(
    z.object({
      id: z.string(),
      /** "2,300" */
      text: z.string(),
      /** "of 2,500 · read at 1:45:40 pm" */
      note: z.string(),
      value: z.number().nullable(),
      at: z.iso.datetime().nullable(),
      staleAfterSeconds: z.number(),
      level: z.enum(["ok", "degraded", "critical", "unknown"]),
    }),
  ),
  incidents: z.array(
    z.object({
      code: z.string(),
      url: z.string(),
      status: z.enum(incidentStatuses),
      /** Code of the newest update: MAIL-7.3 */
      latestUpdate: z.string().nullable(),
      postedAt: z.iso.datetime().nullable(),
      nextUpdateBy: z.iso.datetime().nullable(),
      /** How many have it too: rounded, 0 for fewer than five; and in words, empty for nobody. */
      confirmed: z.object({ count: z.number(), text: z.string() }),
    }),
  ),
});
export type Live = z.output<typeof liveSchema>;

export function buildLive(known: {
  banner: Pick<BannerView, "tone" | "headline">;
  metrics: readonly MetricView[];
  openIncidents: readonly Pick<IncidentSummary, "id" | "code" | "status" | "latest" | "nextUpdateBy">[];
  /** By the ids of the incidents. */
  confirmed: ReadonlyMap<string, ConfirmedView>;
  timeZone: string;
  now: Date;
}): Live {
  return {
    renderedAt: known.now.toISOString(),
    tone: known.banner.tone,
    headline: known.banner.headline,
    metrics: known.metrics.map((metric) => ({
      id: metric.id,
      text: describeValue(metric),
      note: describeReading(metric, known.timeZone, known.now),
      value: metric.last?.value ?? null,
      at: metric.last?.at.toISOString() ?? null,
      staleAfterSeconds: metric.staleAfterSeconds,
      level: metric.level,
    })),
    incidents: known.openIncidents.map(({ id, code, status, latest, nextUpdateBy }) => ({
      code,
      url: codePath(code),
      status,
      latestUpdate: latest?.code ?? null,
      postedAt: latest?.postedAt.toISOString() ?? null,
      nextUpdateBy: nextUpdateBy?.toISOString() ?? null,
      confirmed: sayConfirmed(known.confirmed.get(id)?.affected ?? 0),
    })),
  };
}

function sayConfirmed(count: RoundedCount): Live["incidents"][number]["confirmed"] {
  return { count: count === "few" ? 0 : count, text: describeAffected(count) };
}
