import { answerProgram } from "@/app/api/answer-program";
import { parseBody } from "@/app/api/parse-body";
import { AppError } from "@/domain/shared/errors";
import { parseInput } from "@/domain/shared/input";
import { pushInput, pushTargetInput } from "@/domain/monitoring/push-input";
import { pushSample, requirePusher } from "@/server/monitoring/sources/push-sample";

type Context = RouteContext<"/api/v1/pages/[pageId]/metrics/[metricId]/[data]">;

/**
 * A number for a metric, in the shape of Statuspage's API: its clients send to an address that ends in `data.json` or
 * `data`, with the id of a page that means nothing here. 201 with the number once it is recorded.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { metricId, data } = await params;

  return answerProgram(request, async (body) => {
    if (data !== "data" && data !== "data.json") {
      throw new AppError("not_found", "There is nothing at this address. It ends in /data.json.");
    }
    const now = new Date();
    const pusher = await requirePusher(request.headers.get("authorization"));
    const pushed = parseInput(pushInput(now), parseBody(body));
    const target = requireMetricId(metricId);
    await pushSample(pusher, { ...target, at: new Date(pushed.data.timestamp * 1_000), value: pushed.data.value }, now);

    return Response.json(pushed, { status: 201, headers: { "cache-control": "no-store" } });
  });
}

/** What cannot be an id names no metric. @throws AppError not_found */
function requireMetricId(metricId: string): { metricId: string } {
  const target = pushTargetInput.safeParse({ metricId });
  if (!target.success) {
    throw new AppError("not_found", "This source has no such metric. Look up its address in the console.");
  }

  return target.data;
}
