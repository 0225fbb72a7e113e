import type { Actor } from "@/domain/accounts/actor";
import type { WriteComment } from "@/domain/comments/comment-input";
import { personalDataOf } from "@/domain/comments/comments";
import type { CommentQuestionView } from "@/domain/comments/views";
import { db, orUnavailable } from "@/server/infra/db";
import { findMatches } from "@/server/search/suggest";
import { listKnownNumbers } from "./judge-comment";
import { type CommentOrigin, isDoubtful } from "./limits";
import { isProven, makeChallenge } from "./proof";
import { seeComment } from "./see-comment";

/**
 * What the writer of a form should be asked before it is taken; null when nothing is left to ask. It counts nothing and
 * writes nothing. @throws AppError unavailable
 */
export async function findFirstQuestion(
  actor: Actor,
  input: WriteComment,
  origin: CommentOrigin,
  now: Date,
): Promise<CommentQuestionView | null> {
  if (input.website) {
    return null;
  }
  if (!input.answered.includes("known")) {
    const matches = await orUnavailable(() => findMatches(`${input.what} ${input.error ?? ""}`));
    const others = matches.filter(({ code }) => code === null || code !== input.incident);
    if (others.length > 0) {
      return { kind: "known", matches: others };
    }
  }
  if (!input.answered.includes("personal_data")) {
    const found = personalDataOf(seeComment(input).seen, await orUnavailable(() => listKnownNumbers(db)));
    if (found.length > 0) {
      return { kind: "personal_data", found: found.slice(0, maxNamed).map(({ text }) => text) };
    }
  }
  const isAsked = !input.answered.includes("proof") && (await isDoubtful(actor, origin, 0)) && !(await isProven(input));

  return isAsked ? { kind: "proof", challenge: await makeChallenge(input, now) } : null;
}

const maxNamed = 10;
