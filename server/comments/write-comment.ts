import type { Actor } from "@/domain/actor";
import { parseCode } from "@/domain/codes";
import type { WriteComment } from "@/domain/comment-input";
import { acceptsComments, firstCommentState } from "@/domain/comments";
import { invalid } from "@/domain/input";
import type { CommentState } from "@/domain/words";
import { recordAudit } from "@/server/infra/audit";
import { db, type Tx, transaction } from "@/server/infra/db";
import { once } from "@/server/infra/once";
import type { Origin } from "@/server/infra/origin";
import { hashToken } from "@/server/infra/token";
import { renderMarkdown } from "@/server/text/render-markdown";
import { commentKey, commentToken } from "./comment-token";
import { limitComments } from "./limits";

export type WrittenComment = {
  /** Opens the writer's private page. */
  token: string;
  state: CommentState;
};

/**
 * Takes what a visitor sees. It is held until staff show it; what a program filled in is put aside as spam, and its
 * sender is told the same.
 * @throws AppError invalid, rate_limited, unavailable
 */
export async function writeComment(
  actor: Actor,
  input: WriteComment,
  origin: Origin,
  now: Date,
): Promise<WrittenComment> {
  await limitComments(actor, origin);
  const idempotencyKey = commentKey(input, origin, now);
  const token = commentToken(idempotencyKey);
  const bodyHtml = renderMarkdown(input.what, "visitor");
  const state = firstCommentState(input);

  return once(
    () => findWritten(idempotencyKey, token),
    () =>
      transaction(async (tx) => {
        const { id } = await tx.comment.create({
          data: {
            incidentId: await findIncident(tx, input.incident, now),
            serviceId: await findService(tx, input.service),
            state,
            authorName: input.name ?? null,
            authorEmail: input.email ?? null,
            bodyMarkdown: input.what,
            bodyHtml,
            program: input.program ?? null,
            errorMessage: input.error ?? null,
            writtenAt: now,
            tokenHash: hashToken(token),
            idempotencyKey,
          },
          select: { id: true },
        });
        await recordAudit(tx, actor, { action: "comment.written", subjectId: id, at: now });

        return { token, state };
      }),
  );
}

async function findWritten(idempotencyKey: string, token: string): Promise<WrittenComment | null> {
  const written = await db.comment.findUnique({ where: { idempotencyKey }, select: { state: true } });

  return written && { token, state: written.state };
}

async function findIncident(tx: Tx, code: string | undefined, now: Date): Promise<string | null> {
  const parsed = code === undefined ? null : parseCode(code);
  if (!parsed) {
    return null;
  }
  const { prefix, number } = parsed;
  const incident = await tx.incident.findUnique({
    where: { prefix_number: { prefix, number } },
    select: { id: true, endedAt: true },
  });
  if (!incident) {
    throw invalid({ incident: `There is no ${code}. Report it as a problem that is not listed.` });
  }
  if (!acceptsComments(incident, now)) {
    throw invalid({ incident: `${code} has been over for a while. Report it as a problem that is not listed.` });
  }

  return incident.id;
}

async function findService(tx: Tx, code: string | undefined): Promise<string | null> {
  if (code === undefined) {
    return null;
  }
  const service = await tx.service.findUnique({ where: { code }, select: { id: true } });
  if (!service) {
    throw invalid({ service: `There is no service ${code}. Choose one from the list.` });
  }

  return service.id;
}
