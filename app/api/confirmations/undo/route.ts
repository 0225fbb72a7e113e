import { confirmationPath } from "@/app/(visitor)/confirmations/confirmation-path";
import { readForm } from "@/app/api/form-body";
import { personalOriginOf } from "@/app/api/confirmations/personal-origin";
import { answerRefusedTap } from "@/app/api/confirmations/answer-tap";
import { seeOther } from "@/app/api/see-other";
import { requireSameOrigin } from "@/app/api/require-same-origin";
import { visitor } from "@/domain/accounts/actor";
import { undoConfirmationInput } from "@/domain/confirmations/confirmation-input";
import { parseInput } from "@/domain/shared/input";
import { undoConfirmation } from "@/server/confirmations/undo-confirmation";
import { toRefusal } from "@/server/infra/refusal";

/** Undoes a visitor's tap. 303 to their page, or that page with the reason. */
export async function POST(request: Request): Promise<Response> {
  const typed = await readForm(request);
  try {
    requireSameOrigin(request);
    const input = parseInput(undoConfirmationInput, Object.fromEntries(typed));
    const { code } = await undoConfirmation(visitor, input, personalOriginOf(request), new Date());

    return seeOther(confirmationPath(code), null);
  } catch (error) {
    return answerRefusedTap(request, toRefusal(error), typed);
  }
}
