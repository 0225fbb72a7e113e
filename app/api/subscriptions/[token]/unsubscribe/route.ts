import { readForm } from "@/app/api/form-body";
import { seeOther } from "@/app/api/see-other";
import { privateAnswer } from "@/app/api/private-answer";
import { visitor } from "@/domain/accounts/actor";
import { parseInput } from "@/domain/shared/input";
import { refusalStatuses } from "@/domain/shared/refusal-statuses";
import { unsubscribeInput } from "@/domain/notifications/subscription-input";
import { toRefusal } from "@/server/infra/refusal";
import { unsubscribe } from "@/server/notifications/email/delete-subscriber";

type Context = { params: Promise<{ token: string }> };

/**
 * Unsubscribes. An email program posts `List-Unsubscribe=One-Click` here for its reader (RFC 8058), from wherever it
 * runs, and is answered 200; the button of the private page leads on to a page. What never was a link is answered 404
 * and is not called done.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const fields = await readForm(request);
  try {
    await unsubscribe(visitor, parseInput(unsubscribeInput, { token }), new Date());
  } catch (error) {
    const { message, code } = toRefusal(error);
    if (code === "not_found" && fields.get("List-Unsubscribe") !== "One-Click") {
      return seeOther(`/subscriptions/${encodeURIComponent(token)}`, null);
    }

    return privateAnswer(`${message}\n`, refusalStatuses[code], "text/plain");
  }

  return fields.get("List-Unsubscribe") === "One-Click"
    ? privateAnswer("You have unsubscribed.\n", 200, "text/plain")
    : seeOther("/subscribe?ended", null);
}

/** Whoever opens the address of the header in a browser gets the page with the button. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;

  return seeOther(`/subscriptions/${encodeURIComponent(token)}`, null);
}
