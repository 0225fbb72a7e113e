import { writeCommentInput } from "@/domain/comments/comment-input";
import { visitor } from "@/domain/accounts/actor";
import { parseInput } from "@/domain/shared/input";
import { findFirstQuestion } from "@/server/comments/ask-first";
import type { CommentOrigin } from "@/server/comments/limits";
import { writeComment } from "@/server/comments/write-comment";
import { clientOf } from "@/server/infra/client";
import { findVisitor, makeVisitor } from "@/server/infra/crypto/visitor";
import { toRefusal } from "@/server/infra/refusal";
import { findSessionActor } from "@/server/accounts/sessions/find-session-actor";
import { findSessionMember } from "@/server/accounts/sessions/find-session-member";
import { readForm } from "@/app/api/form-body";
import { requireSameOrigin } from "@/app/api/require-same-origin";
import { seeOther } from "@/app/api/see-other";
import { answerWithForm } from "@/app/api/answer-with-form";

const formPath = "/comment";

/**
 * A visitor's comment, from a plain form. 303 to the writer's private page, or the form again with everything that was
 * typed, and a question or the reason: 403 from elsewhere, 409 comments are paused, 422 not acceptable, 429 too many, 503 not
 * possible now.
 */
export async function POST(request: Request): Promise<Response> {
  const typed = await readForm(request);
  try {
    requireSameOrigin(request);
    const input = parseInput(writeCommentInput, Object.fromEntries(typed));
    const now = new Date();
    const { origin, setCookie } = senderOf(request);
    const actor = (await findSessionMember()) ?? (await findSessionActor()) ?? visitor;
    const question = await findFirstQuestion(actor, input, origin, now);
    if (question) {
      return await answerWithForm(formPath, { refusal: null, question, typed });
    }
    const { token } = await writeComment(actor, input, origin, now);

    return seeOther(`/comments/${token}`, setCookie);
  } catch (error) {
    return answerWithForm(formPath, { refusal: toRefusal(error), typed });
  }
}

/** Who comments gets a cookie with the answer, and is the same person from then on. */
function senderOf({ headers }: Request): { origin: CommentOrigin; setCookie: string | null } {
  const visitorId = findVisitor(headers.get("cookie"));
  if (visitorId !== null) {
    return { origin: { ...clientOf(headers), visitorId }, setCookie: null };
  }
  const { id, setCookie } = makeVisitor();

  return {
    origin: { ...clientOf(headers), visitorId: id, isNewVisitor: true },
    setCookie,
  };
}
