import { requireServiceRight } from "@/domain/accounts/service-rights";
import { formatCode } from "@/domain/shared/codes";
import { AppError } from "@/domain/shared/errors";
import { type ActingAs, requireIncidentRight } from "@/server/incidents/require-incident";
import { announce } from "@/server/infra/announce";
import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";

const commentForWriteSelect = {
  id: true,
  state: true,
  triage: true,
  shownAt: true,
  incidentId: true,
  mergedIntoId: true,
  incident: { select: { id: true, prefix: true, number: true } },
  service: { select: { code: true } },
  knownError: { select: { slug: true } },
} satisfies Prisma.CommentSelect;

export type CommentForWrite = Prisma.CommentGetPayload<{ select: typeof commentForWriteSelect }>;

/** Locks a comment for the rest of the transaction and reads it. @throws AppError not_found */
async function requireCommentForWrite(tx: Tx, id: string): Promise<CommentForWrite> {
  await tx.$queryRaw`SELECT id FROM comments WHERE id = ${id}::uuid FOR UPDATE`;
  const comment = await tx.comment.findUnique({ where: { id }, select: commentForWriteSelect });
  if (!comment) {
    throw new AppError("not_found", "This comment is not there any more. Load the page again.");
  }

  return comment;
}

/** As `requireCommentForWrite`, for what staff decide. @throws AppError forbidden, not_found, conflict when it is withdrawn */
export async function requireCommentToModerate(tx: Tx, id: string, by: ActingAs): Promise<CommentForWrite> {
  const comment = await requireCommentForWrite(tx, id);
  await requireCommentRight(tx, comment, by);
  if (comment.state === "withdrawn") {
    throw new AppError("conflict", "Its writer has taken this comment back. There is nothing left to decide.");
  }

  return comment;
}

/** On an incident it is of the incident's services, else of its own; on neither, everybody looks after it. */
async function requireCommentRight(tx: Tx, { incident, service }: CommentForWrite, by: ActingAs): Promise<void> {
  if (incident) {
    await requireIncidentRight(tx, incident, by);
  } else if (service) {
    requireServiceRight(by.actor, by.permission, { what: "This comment", codes: [service.code] });
  }
}

/** As `requireCommentToModerate`, for what is done to one that is not merged. @throws AppError forbidden, not_found, conflict */
export async function requireFirstComment(tx: Tx, id: string, by: ActingAs): Promise<CommentForWrite> {
  const comment = await requireCommentToModerate(tx, id, by);
  if (comment.mergedIntoId !== null) {
    throw new AppError("conflict", "This comment has been merged into another one. Go on with that one.");
  }

  return comment;
}

type LoadedComment = {
  incident: { prefix: string; number: number } | null;
  knownError?: CommentForWrite["knownError"];
};

/** Announces what readers see change: its incident, and the known error that counts it. Without either it is nowhere. */
export async function announceComment(tx: Tx, { incident, knownError }: LoadedComment): Promise<void> {
  if (incident) {
    await announce(tx, { kind: "comments_changed", incident: { code: formatCode(incident) } });
  }
  if (knownError) {
    await announce(tx, { kind: "known_error_changed", slug: knownError.slug, serviceCodes: [], incidentCodes: [] });
  }
}
