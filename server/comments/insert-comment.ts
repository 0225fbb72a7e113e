import { type CommentDecision, foldsWithinMs } from "@/domain/comments/comments";
import type { AuthorKind, Origin, CommentState } from "@/domain/shared/words";
import type { Tx } from "@/server/infra/db";
import { hashToken } from "@/server/infra/crypto/token";
import { renderMarkdown } from "@/server/text/render-markdown";
import { announceComment } from "./require-comment";
import { hashText } from "./text-hash";

export type NewComment = {
  /** Null: a problem that is not listed. */
  incidentId: string | null;
  serviceId: string | null;
  decision: CommentDecision;
  origin: Origin;
  authorKind: AuthorKind;
  authorName: string | null;
  authorEmail: string | null;
  /** `hashVisitor` of the id in the cookie; null where there was none. */
  visitorHash: string | null;
  what: string;
  /** As it was judged, and will be read; left out, it is rendered here. */
  bodyHtml?: string;
  program: string | null;
  errorMessage: string | null;
  isFollowed: boolean;
  /** Opens the writer's private page. */
  token: string;
  idempotencyKey: string;
  /** Message-ID of the mail that it came in. */
  mailMessageId: string | null;
  /** The comment that its writer goes on from, in a reply by email. */
  continuesId: string | null;
};

/**
 * Writes a comment in the verb's own transaction, folds it into the first that said the same lately, and announces it if
 * it is shown at once. What folds takes the state of the one that it folds into.
 */
export async function insertComment(
  tx: Tx,
  { what, bodyHtml = renderMarkdown(what, "visitor"), errorMessage, decision, token, ...rest }: NewComment,
  now: Date,
): Promise<{ id: string; state: CommentState }> {
  const textHash = hashText({ what, error: errorMessage ?? undefined });
  const first = textHash === null ? null : await findFirstOfSameWords(tx, rest.incidentId, textHash, now);
  const state = first && decision.state !== "spam" ? first.state : decision.state;
  const written = await tx.comment.create({
    data: {
      ...rest,
      state,
      heldFor: decision.heldFor,
      authorEmail: rest.authorEmail?.toLowerCase() ?? null,
      bodyMarkdown: what,
      bodyHtml,
      errorMessage,
      textHash,
      mergedIntoId: first && decision.state !== "spam" ? first.id : null,
      writtenAt: now,
      shownAt: state === "visible" ? now : null,
      tokenHash: hashToken(token),
    },
    select: { id: true, state: true, incident: { select: { prefix: true, number: true } } },
  });
  if (written.state === "visible") {
    await announceComment(tx, written);
  }

  return { id: written.id, state: written.state };
}

type First = { id: string; state: CommentState };

/** What was hidden or withdrawn takes nothing in: a second visitor who says it is heard by themselves. */
async function findFirstOfSameWords(
  tx: Tx,
  incidentId: string | null,
  textHash: string,
  now: Date,
): Promise<First | null> {
  // Of two that arrive together the second waits here, and then finds the first.
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${`${incidentId} ${textHash}`}, 0))) AS locked`;

  return tx.comment.findFirst({
    where: {
      incidentId,
      textHash,
      mergedIntoId: null,
      state: { in: ["held", "visible", "spam"] },
      writtenAt: { gte: new Date(now.getTime() - foldsWithinMs) },
    },
    select: { id: true, state: true },
    orderBy: [{ writtenAt: "asc" }, { id: "asc" }],
  });
}
