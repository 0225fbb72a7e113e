import { answerProgram } from "@/app/api/answer-program";
import { parsePayload } from "@/app/api/parse-payload";
import { parsePoints, type PushSample } from "@/domain/monitoring/push-input";
import { AppError } from "@/domain/shared/errors";
import { noSuchMetric, pushSamples, requirePusher } from "@/server/monitoring/sources/push-sample";

type Context = RouteContext<"/api/v1/pages/[pageId]/metrics/[metricId]">;

/**
 * Numbers of many metrics at once, as Statuspage's API takes them at `…/metrics/data`: no metric is called so. 202 with
 * what was recorded; what was not is in `refused`, with why.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { metricId: address } = await params;

  return answerProgram(request, async (body) => {
    if (address !== "data" && address !== "data.json") {
      throw new AppError("not_found", "There is nothing at this address. It ends in /data.json.");
    }
    const now = new Date();
    const pusher = await requirePusher(request.headers.get("authorization"));
    const points = parsePoints(await parsePayload(body, request.headers.get("content-type") ?? ""), now);
    const { unknownIds } = await pushSamples(pusher, points.samples, now);
    const recorded = points.samples.filter(({ metricId }) => !unknownIds.includes(metricId));
    const refused = [...points.refused, ...unknownIds.map((metricId) => ({ metricId, error: noSuchMetric }))];
    if (recorded.length === 0 && refused.length > 0) {
      throw new AppError("invalid", [...new Set(refused.map(({ error }) => error))].slice(0, 5).join(" "));
    }

    return Response.json(
      { ...byMetric(recorded), ...(refused.length > 0 ? { refused } : {}) },
      { status: 202, headers: { "cache-control": "no-store" } },
    );
  });
}

function byMetric(samples: readonly PushSample[]) {
  const metricIds = [...new Set(samples.map(({ metricId }) => metricId))];

  return Object.fromEntries(
    metricIds.map((id) => [
      id,
      samples
        .filter(({ metricId }) => metricId === id)
        .map(({ at, value }) => ({ timestamp: at.getTime() / 1_000, value })),
    ]),
  );
}
