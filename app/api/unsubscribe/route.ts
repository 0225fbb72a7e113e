import { answerWithForm } from "@/app/api/answer-with-form";
import { readForm } from "@/app/api/form-body";
import { requireSameOrigin } from "@/app/api/require-same-origin";
import { seeOther } from "@/app/api/see-other";
import { visitor } from "@/domain/accounts/actor";
import { requestLinkInput } from "@/domain/notifications/subscription-input";
import { parseInput } from "@/domain/shared/input";
import { clientOf } from "@/server/infra/client";
import { toRefusal } from "@/server/infra/refusal";
import { requestLink } from "@/server/notifications/email/request-link";

/**
 * Somebody without a link that works wants to unsubscribe: 303, whether or not the address is known. 403 from elsewhere,
 * 422 not acceptable, 429 too many, 503 not possible now; each of these with the form and what was typed.
 */
export async function POST(request: Request): Promise<Response> {
  const typed = await readForm(request);
  try {
    requireSameOrigin(request);
    await requestLink(
      visitor,
      parseInput(requestLinkInput, { email: typed.get("email") }),
      clientOf(request.headers),
      new Date(),
    );

    return seeOther("/subscribe?leave=sent", null);
  } catch (error) {
    return answerWithForm("/subscribe?leave", { refusal: toRefusal(error), typed });
  }
}
