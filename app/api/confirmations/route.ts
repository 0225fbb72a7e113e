import { confirmationPath } from "@/app/(visitor)/confirmations/confirmation-path";
import { readForm } from "@/app/api/form-body";
import { requireSameOrigin } from "@/app/api/require-same-origin";
import { visitor } from "@/domain/accounts/actor";
import { confirmIncidentInput } from "@/domain/confirmations/confirmation-input";
import { parseInput } from "@/domain/shared/input";
import { confirmIncident } from "@/server/confirmations/confirm-incident";
import { findTapChallenge } from "@/server/confirmations/limits";
import { toRefusal } from "@/server/infra/refusal";
import { personalOriginOf } from "./personal-origin";
import { answerDoubtfulTap, answerRefusedTap } from "./answer-tap";
import { seeOther } from "@/app/api/see-other";

/**
 * "I have this too", "still broken for me", or what is added to it: from a plain form. 303 to the person's own page, or
 * that page with the reason: 403 from elsewhere, 404 no such incident, 409 over, 422 not acceptable or
 * asked for a proof of work, 429 too many, 503.
 */
export async function POST(request: Request): Promise<Response> {
  const typed = await readForm(request);
  try {
    requireSameOrigin(request);
    const input = parseInput(confirmIncidentInput, Object.fromEntries(typed));
    const [origin, now] = [personalOriginOf(request), new Date()];
    const challenge = await findTapChallenge(visitor, input, origin, now);
    if (challenge !== null) {
      return await answerDoubtfulTap(typed, challenge);
    }
    const { code, setCookie } = await confirmIncident(visitor, input, origin, now);
    const said = input.program === undefined && input.place === undefined ? "counted" : "saved";

    return seeOther(`${confirmationPath(code)}?${said}`, setCookie);
  } catch (error) {
    return answerRefusedTap(request, toRefusal(error), typed);
  }
}
