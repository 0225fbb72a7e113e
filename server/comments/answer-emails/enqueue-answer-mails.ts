import { z } from "zod";
import type { Tx } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";

/**
 * Sees to it that an email about an answer goes to those who follow the comment that it answers, or one that is merged
 * into this comment: each once, and only when it can be read. Called again it adds who came later.
 */
export async function enqueueAnswerMails(tx: Tx, answerId: string): Promise<void> {
  // What is still held counts too where the one that it is merged into is shown: staff have read the same words.
  const rows = await tx.$queryRaw`
    INSERT INTO answer_mails (answer_id, comment_id)
    SELECT answers.id, followed.id
    FROM answers
    JOIN comments AS answered ON answered.id = answers.comment_id AND answered.state = 'visible'
    JOIN comments AS followed ON answered.id IN (followed.id, followed.merged_into_id)
    WHERE answers.id = ${answerId}::uuid AND followed.is_followed AND followed.state IN ('visible', 'held')
    ON CONFLICT DO NOTHING
    RETURNING comment_id AS "commentId"`;
  for (const { commentId } of added.parse(rows)) {
    await enqueue(tx, "mail_answer", { answerId, commentId }, { key: `mail_answer:${answerId}:${commentId}` });
  }
}

/** The same for every answer that a comment has: it is shown only now, or has just begun to stand for others. */
export async function enqueueMailsOfAnswered(tx: Tx, commentId: string): Promise<void> {
  const answers = await tx.answer.findMany({
    where: { commentId },
    select: { id: true },
    orderBy: { postedAt: "asc" },
  });
  for (const { id } of answers) {
    await enqueueAnswerMails(tx, id);
  }
}

/** Notifies nobody any more of a comment that is no longer shown; if it is shown again, they are notified then. */
export async function dropAnswerMails(tx: Tx, commentId: string): Promise<void> {
  await tx.answerMail.deleteMany({ where: { sentAt: null, OR: [{ commentId }, { answer: { commentId } }] } });
}

const added = z.array(z.object({ commentId: z.uuid() }));
