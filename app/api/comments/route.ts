import { writeCommentInput } from "@/domain/comments/comment-input";
import { visitor } from "@/domain/accounts/actor";
import { AppError } from "@/domain/shared/errors";
import { parseInput } from "@/domain/shared/input";
import { findFirstQuestion } from "@/server/comments/ask-first";
import type { CommentOrigin } from "@/server/comments/limits";
import { writeComment } from "@/server/comments/write-comment";
import { env } from "@/server/infra/env";
import { clientOf } from "@/server/infra/client";
import { findVisitor, makeVisitor } from "@/server/infra/crypto/visitor";
import { toRefusal } from "@/server/infra/refusal";
import { findSessionActor } from "@/server/accounts/sessions/find-session-actor";
import { findSessionMember } from "@/server/accounts/sessions/find-session-member";
import { readForm } from "@/app/api/form-body";
import { questionPage, refusedPage } from "./refused-page";
import { isSameOrigin } from "@/app/api/same-origin";

/**
 * A visitor's comment, from a plain form. 303 to the writer's private page, or the form again with everything that was
 * typed, and a question or the reason: 403 from elsewhere, 422 not acceptable, 429 too many, 503 not possible now.
 */
export async function POST(request: Request): Promise<Response> {
  const fields = await readForm(request);
  try {
    requireSameOrigin(request);
    const input = parseInput(writeCommentInput, Object.fromEntries(fields));
    const now = new Date();
    const { origin, setCookie } = senderOf(request);
    const actor = (await findSessionMember()) ?? (await findSessionActor()) ?? visitor;
    const question = await findFirstQuestion(actor, input, origin, now);
    if (question) {
      return await questionPage(question, fields);
    }
    const { token } = await writeComment(actor, input, origin, now);

    return new Response(null, {
      status: 303,
      headers: { location: `/comments/${token}`, "cache-control": "no-store", ...setCookie },
    });
  } catch (error) {
    return refusedPage(toRefusal(error), fields);
  }
}

/** Who comments gets a cookie with the answer, and is the same person from then on. */
function senderOf({ headers }: Request): { origin: CommentOrigin; setCookie: Record<string, string> } {
  const visitorId = findVisitor(headers.get("cookie"));
  if (visitorId !== null) {
    return { origin: { ...clientOf(headers), visitorId }, setCookie: {} };
  }
  const { id, setCookie } = makeVisitor();

  return {
    origin: { ...clientOf(headers), visitorId: id, isNewVisitor: true },
    setCookie: { "set-cookie": setCookie },
  };
}

/** @throws AppError forbidden */
function requireSameOrigin(request: Request): void {
  if (!isSameOrigin(request.headers, env().ORIGIN)) {
    throw new AppError("forbidden", "This form was sent from another site. Look it over and send it from here.");
  }
}
