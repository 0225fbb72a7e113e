import { randomUUID } from "node:crypto";
import { answerAlertSource } from "@/app/api/answer-alert-source";
import { parseInput } from "@/domain/shared/input";
import { sentOccurrenceInput } from "@/domain/incidents/occurrence-input";
import { deriveKey } from "@/server/infra/crypto/derive-key";
import { addOccurrence, limitAlertSource } from "@/server/incidents/occurrences/add-occurrence";

/** One occurrence, as docs/operations.md describes it. 201 with its id and incident; with the same key again, the same. */
export async function POST(
  request: Request,
  { params }: RouteContext<"/api/occurrences/[alertSourceId]">,
): Promise<Response> {
  const { alertSourceId } = await params;

  return answerAlertSource(request, alertSourceId, async ({ actor }, payload) => {
    await limitAlertSource(alertSourceId);
    const { key, ...input } = parseInput(sentOccurrenceInput, payload);
    const idempotencyKey = key === undefined ? randomUUID() : deriveKey(["occurrence", alertSourceId, key]);
    const added = await addOccurrence(actor, { ...input, idempotencyKey }, new Date());

    return Response.json(added, { status: 201, headers: { "cache-control": "no-store" } });
  });
}
