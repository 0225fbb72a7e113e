import type { Actor } from "@/domain/accounts/actor";
import { parseCode } from "@/domain/shared/codes";
import type { WriteComment } from "@/domain/comments/comment-input";
import { invalid } from "@/domain/shared/input";
import type { CommentState } from "@/domain/shared/words";
import { recordAudit } from "@/server/infra/audit";
import { db, transaction } from "@/server/infra/db";
import { once } from "@/server/infra/once";
import { hashVisitor } from "@/server/infra/crypto/visitor";
import { commentKey, commentToken } from "./comment-token";
import { requireOpenForComments } from "./comment-place";
import { insertComment, type NewComment } from "./insert-comment";
import { judgeComment } from "./judge-comment";
import { type CommentOrigin, isDoubtful, limitComments, limitUnproven } from "./limits";
import { isProven } from "./proof";
import { seeComment } from "./see-comment";
import { requireServiceId } from "@/server/services/require-service";
import { hashText } from "./text-hash";

export type WrittenComment = {
  /** Opens the writer's private page. */
  token: string;
  state: CommentState;
};

/**
 * Takes what a visitor sees. `decideCommentState` says whether others see it at once; what a program filled in is put
 * aside as spam, and its writer reads the same answer.
 * @throws AppError invalid, conflict (comments are paused), rate_limited, unavailable
 */
export async function writeComment(
  actor: Actor,
  input: WriteComment,
  origin: CommentOrigin,
  now: Date,
): Promise<WrittenComment> {
  await limitComments(actor, origin);
  const lacksProof = (await isDoubtful(actor, origin, 1)) && !(await isProven(input));
  if (lacksProof) {
    await limitUnproven(origin);
  }
  const visitorHash = origin.visitorId ? hashVisitor(origin.visitorId) : null;
  const idempotencyKey = commentKey(actor, input, origin, now);
  const writer = writerOf(actor, input);
  const { seen, bodyHtml } = seeComment(input);

  return once(
    () => findWritten(idempotencyKey, writer, { visitorHash, textHash: hashText(input), code: input.incident, now }),
    () =>
      transaction(async (tx) => {
        const incidentId = await requireOpenForComments(tx, actor, input.incident, now);
        const serviceId = input.service === undefined ? null : await requireServiceId(tx, input.service, "service");
        const signs = { lacksProof, isTrapped: (input.website ?? "") !== "" };
        const decision = await judgeComment(tx, seen, { ...writer, visitorHash }, signs, now);
        const token = commentToken(idempotencyKey);
        const { id, state } = await insertComment(
          tx,
          {
            incidentId,
            serviceId,
            decision,
            origin: "web",
            authorKind: writer.authorKind,
            authorName: input.name ?? null,
            authorEmail: writer.email,
            visitorHash,
            what: input.what,
            bodyHtml,
            program: input.program ?? null,
            errorMessage: input.error ?? null,
            isFollowed: input.follow,
            token,
            idempotencyKey,
            mailMessageId: null,
            continuesId: null,
          },
          now,
        );
        await recordAudit(tx, actor, { action: "comment.written", subjectId: id, at: now });

        return { token, state };
      }),
  );
}

/** A member is known by the address that was verified, whatever the form says. */
function writerOf(actor: Actor, input: WriteComment) {
  const isMember = actor.kind === "member" || actor.kind === "staff";
  const email = actor.kind === "member" ? actor.email : (input.email?.toLowerCase() ?? null);
  if (input.follow && email === null) {
    throw invalid({ email: "Type in your address to get the answer by email, or do not ask for it." });
  }

  return {
    authorKind: isMember ? ("member" as const) : ("guest" as const),
    email,
    isStaff: actor.kind === "staff",
  };
}

type Sending = { visitorHash: string | null; textHash: string | null; code: string | undefined; now: Date };

/**
 * What this form has written. Without a key of its own, also what the same cookie has, from before or after it was known:
 * of the same writer and address, so that nobody is given what somebody else wrote in the same browser.
 */
async function findWritten(
  idempotencyKey: string,
  { authorKind, email }: Pick<NewComment, "authorKind"> & { email: string | null },
  { visitorHash, textHash, code, now }: Sending,
): Promise<WrittenComment | null> {
  const sent = {
    visitorHash,
    textHash,
    authorKind,
    authorEmail: email,
    origin: "web",
    writtenAt: { gt: new Date(now.getTime() - 3_600_000) },
  } as const;
  const written = await db.comment.findFirst({
    where: {
      OR: [{ idempotencyKey }, ...(visitorHash && textHash ? [{ ...sent, incident: placeOf(code) }] : [])],
    },
    select: { idempotencyKey: true, state: true },
    orderBy: { writtenAt: "desc" },
  });

  return written && { token: commentToken(written.idempotencyKey), state: written.state };
}

function placeOf(code: string | undefined): { prefix: string; number: number } | null {
  const parsed = code === undefined ? null : parseCode(code);

  return parsed && { prefix: parsed.prefix, number: parsed.number };
}
