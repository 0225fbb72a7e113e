import { answerWithForm } from "@/app/api/answer-with-form";
import { readForm } from "@/app/api/form-body";
import { requireOwnOrigin } from "@/app/api/require-same-origin";
import { seeOther } from "@/app/api/see-other";
import type { OwnCommentForm } from "@/domain/comments/own-comment-input";
import { type Client, clientOf } from "@/server/infra/client";
import { toRefusal } from "@/server/infra/refusal";

type Change = {
  form: OwnCommentForm;
  params: Promise<{ token: string }>;
  /** Parses what the form sent, and calls the verb. */
  apply: (typed: Record<string, string>, origin: Client) => Promise<void>;
};

/**
 * A form of a writer's private page: 303 back to the page, or the page with what was typed and the reason: 403 from
 * elsewhere, 404 no such comment, 409 no longer possible, 422 not acceptable, 429 too many, 503 not possible now.
 */
export async function changeOwn(request: Request, { form, params, apply }: Change): Promise<Response> {
  const { token } = await params;
  const path = `/comments/${encodeURIComponent(token)}`;
  const typed = await readForm(request);
  try {
    requireOwnOrigin(request);
    await apply({ ...Object.fromEntries(typed), token }, clientOf(request.headers));

    return seeOther(path, null);
  } catch (error) {
    return answerWithForm(path, { form, refusal: toRefusal(error), typed });
  }
}
