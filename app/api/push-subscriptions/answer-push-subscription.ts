import { readForm } from "@/app/api/form-body";
import { privateAnswer } from "@/app/api/private-answer";
import { requireSameOrigin } from "@/app/api/require-same-origin";
import { refusalStatuses } from "@/domain/shared/refusal-statuses";
import { type Client, clientOf } from "@/server/infra/client";
import { toRefusal } from "@/server/infra/refusal";

type PushRequest = { fields: ReadonlyMap<string, string>; origin: Client };

const headers = { "cache-control": "no-store" };

/**
 * Answers what `public/push.js` sends for its browser. What is refused comes back as a sentence: 403 from elsewhere, 404
 * not subscribed, 422 not acceptable, 429 too often, 503 not possible now.
 * @param work what is answered as JSON; null: 204
 */
export async function answerPushSubscription(
  request: Request,
  work: (request: PushRequest) => Promise<object | null>,
): Promise<Response> {
  try {
    requireSameOrigin(request);
    const fields = await readForm(request);
    const said = await work({ fields, origin: clientOf(request.headers) });

    return said ? Response.json(said, { headers }) : new Response(null, { status: 204, headers });
  } catch (error) {
    const { code, message, fields } = toRefusal(error);

    return privateAnswer(Object.values(fields)[0] ?? message, refusalStatuses[code], "text/plain");
  }
}
