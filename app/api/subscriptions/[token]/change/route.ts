import { answerWithForm } from "@/app/api/answer-with-form";
import { readForm } from "@/app/api/form-body";
import { requireOwnOrigin } from "@/app/api/require-same-origin";
import { seeOther } from "@/app/api/see-other";
import { visitor } from "@/domain/accounts/actor";
import { changeSubscriptionInput, subscriptionScopesIn } from "@/domain/notifications/subscription-input";
import { parseInput } from "@/domain/shared/input";
import { clientOf } from "@/server/infra/client";
import { toRefusal } from "@/server/infra/refusal";
import { noteKnownNetwork } from "@/server/notifications/limit-subscribing";
import { changeSubscription } from "@/server/notifications/email/change-subscription";

/** The form of a private page: 303 back to it, or the page again with the reason. */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const path = `/subscriptions/${encodeURIComponent(token)}`;
  const typed = await readForm(request);
  try {
    requireOwnOrigin(request);
    const input = parseInput(changeSubscriptionInput, { ...subscriptionScopesIn(typed), token });
    await changeSubscription(visitor, input, new Date());
    await noteKnownNetwork(clientOf(request.headers));

    return seeOther(`${path}?saved`, null);
  } catch (error) {
    return answerWithForm(path, { refusal: toRefusal(error), typed });
  }
}
