import { answerWithForm } from "@/app/api/answer-with-form";
import { readForm } from "@/app/api/form-body";
import { seeOther } from "@/app/api/see-other";
import { requireSameOrigin } from "@/app/api/require-same-origin";
import { visitor } from "@/domain/accounts/actor";
import { parseInput } from "@/domain/shared/input";
import { subscribeInput, subscriptionScopesIn } from "@/domain/notifications/subscription-input";
import { clientOf } from "@/server/infra/client";
import { toRefusal } from "@/server/infra/refusal";
import { subscribe } from "@/server/notifications/email/subscribe";

/**
 * Somebody leaves an address: 303, whether or not it is known. 403 from elsewhere, 422 not acceptable, 429 too many, 503
 * not possible now; each of these with the form and what was typed.
 */
export async function POST(request: Request): Promise<Response> {
  const typed = await readForm(request);
  try {
    requireSameOrigin(request);
    const input = parseInput(subscribeInput, { ...subscriptionScopesIn(typed), email: typed.get("email") });
    await subscribe(visitor, input, clientOf(request.headers), new Date());

    return seeOther("/subscribe?sent", null);
  } catch (error) {
    return answerWithForm("/subscribe", { refusal: toRefusal(error), typed });
  }
}
