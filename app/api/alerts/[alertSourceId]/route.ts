import { answerAlertSource } from "@/app/api/answer-alert-source";
import { parseAlerts } from "@/domain/monitoring/alert-payload";
import { recordAlerts } from "@/server/monitoring/alerts/record-alerts";

/** Alerts of Alertmanager or of any program, as docs/operations.md describes. 200 once they are recorded. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/alerts/[alertSourceId]">,
): Promise<Response> {
  const { alertSourceId } = await params;

  return answerAlertSource(request, alertSourceId, async ({ actor, kind }, payload) => {
    const now = new Date();
    const alerts = parseAlerts(kind, payload, now);
    await recordAlerts(actor, { alertSourceId, alerts }, now);

    return Response.json({ received: alerts.length }, { headers: { "cache-control": "no-store" } });
  });
}
