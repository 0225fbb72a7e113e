import { z } from "zod";
import {
  type CommentDecision,
  type CommentFacts,
  type CommentText,
  decideCommentState,
} from "@/domain/comments/comments";
import type { Tx } from "@/server/infra/db";

type Writer = Pick<CommentFacts, "authorKind"> & {
  /** In lower case. */
  email: string | null;
  visitorHash: string | null;
};

/** Where a comment begins, or begins again when it was corrected: what is known of its writer, and the rule. */
export async function judgeComment(
  tx: Tx,
  text: CommentText,
  { authorKind, email, visitorHash }: Writer,
  signs: Pick<CommentFacts, "lacksProof" | "isTrapped">,
  now: Date,
): Promise<CommentDecision> {
  const lately = new Date(now.getTime() - latelyMs);
  const rows = await tx.$queryRaw`
    SELECT
      count(*) FILTER (WHERE state = 'visible' AND merged_into_id IS NULL)::int AS "shownBefore",
      count(*) FILTER (WHERE state IN ('hidden', 'spam') AND written_at > ${lately})::int AS "refusedLately"
    FROM comments WHERE author_email = ${email} OR visitor_hash = ${visitorHash}`;
  const [history] = countRows.parse(rows);

  return decideCommentState(text, { authorKind, ...history, ...signs, known: await listKnownNumbers(tx) });
}

const latelyMs = 30 * 86_400_000;
const countRows = z.tuple([z.object({ shownBefore: z.int(), refusedLately: z.int() })]);

/** What the site itself gives out is nobody's secret. */
export async function listKnownNumbers(tx: Pick<Tx, "site">): Promise<string[]> {
  const site = await tx.site.findUnique({ where: { id: 1 }, select: { helpDeskPhone: true } });

  return site?.helpDeskPhone ? [site.helpDeskPhone] : [];
}
