import { answerSender } from "@/app/api/answer-sender";
import { parseAlerts } from "@/domain/monitoring/alert-payload";
import { recordAlerts } from "@/server/monitoring/alerts/record-alerts";

/** Alerts of Alertmanager or of any program, as docs/operations.md describes. 200 once they are recorded. */
export async function POST(request: Request, { params }: RouteContext<"/api/alerts/[senderId]">): Promise<Response> {
  const { senderId } = await params;

  return answerSender(request, senderId, async ({ actor, kind }, payload) => {
    const now = new Date();
    const alerts = parseAlerts(kind, payload, now);
    await recordAlerts(actor, { senderId, alerts }, now);

    return Response.json({ received: alerts.length }, { headers: { "cache-control": "no-store" } });
  });
}
