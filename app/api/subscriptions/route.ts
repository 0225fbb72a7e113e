import { answerWithForm } from "@/app/api/answer-with-form";
import { readForm } from "@/app/api/form-body";
import { seeOther } from "@/app/api/see-other";
import { requireSameOrigin } from "@/app/api/require-same-origin";
import { visitor } from "@/domain/accounts/actor";
import { parseInput } from "@/domain/shared/input";
import { subscribeInput, subscriptionScopesIn } from "@/domain/notifications/subscription-input";
import { clientOf } from "@/server/infra/client";
import { toRefusal } from "@/server/infra/refusal";
import { findSubscribingChallenge } from "@/server/notifications/limit-subscribing";
import { subscribe } from "@/server/notifications/email/subscribe";

/**
 * Somebody leaves an address: 303, whether or not it is known. 403 from elsewhere, 422 not acceptable or asked
 * for a proof of work, 429 too many, 503 not possible now; each of these with the form and what was typed.
 */
export async function POST(request: Request): Promise<Response> {
  const typed = await readForm(request);
  try {
    requireSameOrigin(request);
    const chosen = { ...subscriptionScopesIn(typed), email: typed.get("email"), proof: typed.get("proof") };
    const input = parseInput(subscribeInput, chosen);
    const [origin, now] = [clientOf(request.headers), new Date()];
    const challenge = await findSubscribingChallenge(visitor, input, origin, now);
    if (challenge !== null) {
      return await answerWithForm("/subscribe", { refusal: null, question: { kind: "proof", challenge }, typed });
    }
    await subscribe(visitor, input, origin, now);

    return seeOther("/subscribe?sent", null);
  } catch (error) {
    return answerWithForm("/subscribe", { refusal: toRefusal(error), typed });
  }
}
