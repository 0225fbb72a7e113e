import { isSameOrigin } from "@/app/api/same-origin";
import { refusalStatuses } from "@/domain/shared/refusal-statuses";
import { addressOf } from "@/server/infra/client-address";
import { env } from "@/server/infra/env";
import { toRefusal } from "@/server/infra/refusal";
import { limitSuggestions } from "@/server/search/limits";
import { findMatches } from "@/server/search/suggest";

/**
 * What the text in the body looks like, as `{"suggestions": […]}`: for the form that is being filled in. It is a POST so
 * that what people type is in no log. 403 from elsewhere, 429 too often, 503 not possible now.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers, env().ORIGIN)) {
    return answer({ error: "Only pages of this site can use this." }, 403);
  }
  try {
    await limitSuggestions(addressOf(request.headers));

    return answer({ suggestions: await findMatches(await request.text()) }, 200);
  } catch (error) {
    const { code, message } = toRefusal(error);

    return answer({ error: message }, refusalStatuses[code]);
  }
}

function answer(body: unknown, status: number): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
