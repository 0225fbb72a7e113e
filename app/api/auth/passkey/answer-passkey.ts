import { readForm } from "@/app/api/form-body";
import { privateAnswer } from "@/app/api/private-answer";
import { requireSameOrigin } from "@/app/api/require-same-origin";
import { AppError } from "@/domain/shared/errors";
import { refusalStatuses } from "@/domain/shared/refusal-statuses";
import { findSignInAttempt, type SignInAttempt } from "@/server/accounts/second-factor/attempts";
import { type SignInOrigin, signInOriginOf } from "@/server/accounts/sessions/sign-in-origin";
import { toRefusal } from "@/server/infra/refusal";

type PasskeyRequest = {
  fields: ReadonlyMap<string, string>;
  /** The sign-in whose second page asks; null: the passkey is all that is asked for. */
  attempt: SignInAttempt | null;
  origin: SignInOrigin;
  now: Date;
};

/** Answers what the button for passkeys sends. What is refused comes back as a sentence. */
export async function answerPasskey(
  request: Request,
  work: (request: PasskeyRequest) => Promise<Response>,
): Promise<Response> {
  try {
    requireSameOrigin(request);
    const now = new Date();
    const fields = await readForm(request);
    const isSecond = fields.get("purpose") === "second_factor";
    const attempt = isSecond ? await findSignInAttempt(request.headers.get("cookie"), now) : null;
    if (isSecond && !attempt) {
      throw new AppError("unauthenticated", "This sign-in took too long or is over. Type your password again.");
    }

    return await work({ fields, attempt, origin: signInOriginOf(request.headers), now });
  } catch (error) {
    const { code, message } = toRefusal(error);

    return privateAnswer(message, refusalStatuses[code], "text/plain");
  }
}
