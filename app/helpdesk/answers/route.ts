import { currentActor } from "@/app/staff/session";
import { refusalStatuses } from "@/domain/shared/refusal-statuses";
import { answerHelpdesk } from "@/server/helpdesk/answer-helpdesk";
import { toRefusal } from "@/server/infra/refusal";

/**
 * What the box is answered while somebody types, as `helpdeskAnswer` describes it; else a sentence as `message`. Not a server
 * action: those wait for each other, and here the last one counts.
 */
export async function GET(request: Request): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    const typed = new URL(request.url).searchParams.get("q") ?? "";

    return Response.json(await answerHelpdesk(await currentActor(), typed, new Date()), { headers });
  } catch (error) {
    const { code, message } = toRefusal(error);

    return Response.json({ message }, { status: refusalStatuses[code], headers });
  }
}
