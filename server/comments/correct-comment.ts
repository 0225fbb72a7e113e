import type { Actor } from "@/domain/accounts/actor";
import { formatCode } from "@/domain/shared/codes";
import { personalDataOf, type SeenComment } from "@/domain/comments/comments";
import { AppError } from "@/domain/shared/errors";
import { invalid } from "@/domain/shared/input";
import { correctableMinutes, correctableUntil } from "@/domain/comments/own-comment";
import type { CorrectComment } from "@/domain/comments/own-comment-input";
import type { CommentState } from "@/domain/shared/words";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { requireOpenForComments } from "./comment-place";
import { dropAnswerMails, enqueueMailsOfAnswered } from "./answer-emails/enqueue-answer-mails";
import { judgeComment, listKnownNumbers } from "./judge-comment";
import { limitOwnComment } from "./limit-own-comment";
import type { Client } from "@/server/infra/client";
import { releaseMerged } from "./release-merged";
import { announceComment } from "./require-comment";
import { type OwnCommentForWrite, requireOwnComment } from "./require-own-comment";
import { seeComment } from "./see-comment";
import { requireServiceId } from "@/server/services/require-service";
import { hashText } from "./text-hash";

/**
 * Puts other words in the place of those that its writer sent just before. They are judged again: what was shown may
 * have to wait again.
 * @throws AppError invalid, not_found, conflict (too late, or decided against), rate_limited, unavailable
 */
export async function correctComment(actor: Actor, input: CorrectComment, origin: Client, now: Date): Promise<void> {
  await limitOwnComment(actor, input.token, origin);
  const { seen, bodyHtml } = seeComment(input);

  await transaction(async (tx) => {
    const comment = await requireOwnComment(tx, input.token);
    if (isSame(comment, input)) {
      return;
    }
    refuseLate(comment, now);
    await requireOpenForComments(tx, actor, comment.incident ? formatCode(comment.incident) : undefined, now);
    refuseUnmeant(input.isMeant, seen, await listKnownNumbers(tx));
    const { state, heldFor } = await judgeCorrected(tx, comment, seen, { isStaff: actor.kind === "staff" }, now);
    const textHash = hashText(input);
    const saysOther = textHash !== comment.textHash;
    await tx.comment.update({
      where: { id: comment.id },
      data: {
        state,
        heldFor,
        bodyMarkdown: input.what,
        bodyHtml,
        textHash,
        serviceId: input.service === undefined ? null : await requireServiceId(tx, input.service, "service"),
        program: input.program ?? null,
        errorMessage: input.error ?? null,
        authorName: input.name ?? null,
        editedAt: now,
        ...(state === "visible" && comment.shownAt === null ? { shownAt: now } : {}),
        ...(saysOther && comment.mergedInto?.textHash === comment.textHash ? { mergedIntoId: null } : {}),
      },
      select: { id: true },
    });
    if (saysOther) {
      await releaseMerged(tx, comment);
    }
    const detail = { from: comment.state, to: state };
    await recordAudit(tx, actor, { action: "comment.corrected", subjectId: comment.id, at: now, detail });
    if (comment.state === "visible" || state === "visible") {
      await announceComment(tx, comment);
    }
    await (state === "visible" ? enqueueMailsOfAnswered : dropAnswerMails)(tx, comment.id);
  });
}

/** Sent twice, or nothing was changed. */
function isSame(comment: OwnCommentForWrite, input: CorrectComment): boolean {
  const { bodyMarkdown, service, program, errorMessage, authorName } = comment;
  const former = [bodyMarkdown, service?.code, program, errorMessage, authorName];
  const typed = [input.what, input.service, input.program, input.error, input.name];

  return former.every((value, index) => (value ?? undefined) === typed[index]);
}

/** @throws AppError conflict */
function refuseLate(comment: OwnCommentForWrite, now: Date): void {
  if (correctableUntil(comment, now)) {
    return;
  }
  const sentences: Partial<Record<CommentState, string>> = {
    hidden: "Staff have decided not to show this report, so it cannot be corrected. Send another one instead.",
    withdrawn: "You have withdrawn this report, so it cannot be corrected. Send another one instead.",
  };
  const late = `A report can be corrected for ${correctableMinutes} minutes, and they have passed. Send another one instead; what you typed is below to copy.`;
  throw new AppError("conflict", sentences[comment.state] ?? late);
}

/** @throws AppError invalid */
function refuseUnmeant(isMeant: boolean, seen: SeenComment, known: readonly string[]): void {
  const found = isMeant ? [] : personalDataOf(seen, known);
  if (found.length > 0) {
    const named = found.map(({ text }) => `“${text}”`).slice(0, maxNamed);
    throw invalid({
      isMeant: `Everyone would be able to read ${named.join(", ")}. Take it out, or tick the box to keep it.`,
    });
  }
}

const maxNamed = 10;

/** What was taken for a program's stays that, and what came without its proof waits for staff. */
async function judgeCorrected(
  tx: Tx,
  comment: OwnCommentForWrite,
  seen: SeenComment,
  corrector: { isStaff: boolean },
  now: Date,
) {
  const { authorKind, visitorHash } = comment;
  const signs = { isTrapped: comment.state === "spam", lacksProof: comment.heldFor.includes("no_proof") };

  return judgeComment(tx, seen, { authorKind, visitorHash, ...corrector }, signs, now);
}
