import { type AlertingProgram, requireAlertSource } from "@/server/monitoring/alerts/require-alert-source";
import { answerProgram } from "./answer-program";
import { parsePayload } from "./parse-payload";

type Work = (source: AlertingProgram, payload: unknown) => Promise<Response>;

/**
 * Answers a program that posts with the secret of its alert source: 400 not to be read, 401 not with this secret, 422 not to be
 * understood, 500 and 503 to be sent again, each with `{"error": "a sentence"}`.
 */
export async function answerAlertSource(request: Request, alertSourceId: string, work: Work): Promise<Response> {
  return answerProgram(request, async (body) => {
    const source = await requireAlertSource(alertSourceId, request.headers, body);

    return work(source, await payloadOf(request.headers, body));
  });
}

/** The data of a CloudEvent whose attributes are in headers may be anything; everything else has a shape. */
async function payloadOf(headers: Headers, body: string): Promise<unknown> {
  const contentType = headers.get("content-type") ?? "";
  const isPlainData = headers.has("ce-specversion") && !/json|form/i.test(contentType);

  return isPlainData ? body : parsePayload(body, contentType);
}
