import { answerAlertSource } from "@/app/api/answer-alert-source";
import { eventFromHeaders } from "@/domain/monitoring/alert-shapes/cloud-events";
import { parseAlerts } from "@/domain/monitoring/alert-payload";
import { recordAlerts } from "@/server/monitoring/alerts/record-alerts";

/**
 * Alerts of any program, as docs/operations.md describes. 200 once those that can be read are recorded; the answer says
 * which were not, and why.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/alerts/[alertSourceId]">,
): Promise<Response> {
  const { alertSourceId } = await params;

  return answerAlertSource(request, alertSourceId, async ({ actor, ...source }, payload) => {
    const now = new Date();
    const given = eventFromHeaders(request.headers, payload) ?? payload;
    const { alerts, refused, ignored } = parseAlerts(source, given, now);
    await recordAlerts(actor, { alertSourceId, alerts }, now);
    const answer = {
      received: alerts.length,
      ...(refused.length > 0 ? { refused } : {}),
      ...(ignored.length > 0 ? { ignored } : {}),
    };

    return Response.json(answer, { headers: { "cache-control": "no-store" } });
  });
}
