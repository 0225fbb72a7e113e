import { randomUUID } from "node:crypto";
import { formatCode, parseCode } from "@/domain/shared/codes";
import { commentToken } from "@/server/comments/comment-token";
import { db } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { hashToken } from "@/server/infra/crypto/token";
import { at } from "./make";
import { renderMarkdown } from "@/server/text/render-markdown";

export type Answered = { readonly answerId: string; readonly commentId: string; readonly token: string };

type Change = Partial<Prisma.CommentUncheckedCreateInput>;

/** Writes a comment that is shown and followed. `incident` is a code. */
export async function makeFollowedComment(
  incident: string | null,
  change: Change = {},
): Promise<Omit<Answered, "answerId">> {
  const { prefix, number } = parseCode(incident ?? "") ?? { prefix: "", number: 0 };
  const found = await db.incident.findUnique({ where: { prefix_number: { prefix, number } }, select: { id: true } });
  if (incident && !found) {
    throw new Error(`There is no ${formatCode({ prefix, number })}.`);
  }
  const idempotencyKey = randomUUID();
  const token = commentToken(idempotencyKey);
  const bodyMarkdown = change.bodyMarkdown ?? "It hangs.\n\nFor hours.";
  const { id } = await db.comment.create({
    data: {
      incidentId: found?.id ?? null,
      state: "visible",
      authorEmail: "sam@example.org",
      isFollowed: true,
      bodyMarkdown,
      bodyHtml: renderMarkdown(bodyMarkdown, "visitor"),
      writtenAt: at("10:00"),
      shownAt: at("10:20"),
      tokenHash: hashToken(token),
      idempotencyKey,
      ...change,
    },
    select: { id: true },
  });

  return { commentId: id, token };
}

/** Writes an answer to it by an account, and that its writer is to get an email. */
export async function makeAnswer(commentId: string, authorId: string, body: string): Promise<{ answerId: string }> {
  const { id } = await db.answer.create({
    data: {
      commentId,
      authorId,
      bodyMarkdown: body,
      bodyHtml: renderMarkdown(body, "staff"),
      postedAt: at("10:30"),
      idempotencyKey: randomUUID(),
      mails: { create: { commentId } },
    },
    select: { id: true },
  });

  return { answerId: id };
}
