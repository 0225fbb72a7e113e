import { readForm } from "@/app/api/form-body";
import { isOwnOrigin } from "@/app/api/same-origin";
import { seeOther } from "@/app/api/see-other";
import { refusedPage } from "@/app/api/subscriptions/refused-page";
import { visitor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { parseInput } from "@/domain/shared/input";
import { changeSubscriptionInput, subscriptionScopesIn } from "@/domain/notifications/subscription-input";
import { env } from "@/server/infra/env";
import { toRefusal } from "@/server/infra/refusal";
import { changeSubscription } from "@/server/notifications/email/change-subscription";

/** The form of a private page: 303 back to it, or the page again with the reason. */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const fields = await readForm(request);
  const path = `/subscriptions/${encodeURIComponent(token)}`;
  try {
    if (!isOwnOrigin(request.headers, env().ORIGIN)) {
      throw new AppError("forbidden", "This form was sent from another site. Look it over and send it from here.");
    }
    const input = parseInput(changeSubscriptionInput, { ...subscriptionScopesIn(fields), token });
    await changeSubscription(visitor, input, new Date());
  } catch (error) {
    const refusal = toRefusal(error);
    // Where nothing is at this address, the page says so.
    return refusal.code === "not_found" ? seeOther(path, null) : refusedPage(path, refusal, fields);
  }

  return seeOther(`${path}?saved`, null);
}
