import type { Actor } from "@/domain/accounts/actor";
import type { AlertSourceKind } from "@/domain/shared/words";
import { requireAlertSource } from "@/server/monitoring/alerts/require-alert-source";
import { answerProgram } from "./answer-program";
import { parseBody } from "./parse-body";

type Work = (source: { actor: Actor; kind: AlertSourceKind }, payload: unknown) => Promise<Response>;

/**
 * Answers a program that posts JSON with the secret of its alert source: 400 no JSON, 401 not with this secret, 422 not to be
 * understood, 500 and 503 to be sent again, each with `{"error": "a sentence"}`.
 */
export async function answerAlertSource(request: Request, alertSourceId: string, work: Work): Promise<Response> {
  return answerProgram(request, async (body) => {
    const source = await requireAlertSource(alertSourceId, request.headers, body);

    return work(source, parseBody(body));
  });
}
