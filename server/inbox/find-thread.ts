import { acceptsComments } from "@/domain/comments/comments";
import { formatCode } from "@/domain/shared/codes";
import { reportCodes } from "@/domain/inbox/mail-report";
import { saysReply } from "@/domain/inbox/mail-text";
import { resolveCode } from "@/server/incidents/current-code";
import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { commentsIn, ownMessageId } from "@/server/infra/mail/message-ids";

export type Thread = {
  /** Null where it is about no incident, or about one that is withdrawn or has been over for long: then it is a problem not listed. */
  readonly incident: { readonly id: string; readonly code: string } | null;
  /** The comment that its writer goes on from; never that of somebody else. */
  readonly continuesId: string | null;
  /** It refers to a mail of ours, or to one that we have read. */
  readonly answersKnownMail: boolean;
};

type Referring = {
  readonly references: readonly string[];
  readonly subject: string;
  readonly writerEmail: string | null;
};

const incidentSelect = {
  id: true,
  prefix: true,
  number: true,
  endedAt: true,
  withdrawnAt: true,
} satisfies Prisma.IncidentSelect;

/**
 * What a mail belongs to: the comment that it refers to, and the incident of that, wherever it was moved since; else the
 * one that its subject names.
 */
export async function findThread(tx: Tx, mail: Referring, now: Date): Promise<Thread> {
  const referred = await listReferred(tx, mail);
  const continued = referred.find(({ isTheirs }) => isTheirs);
  const inThread = continued ?? referred[0];
  const named = inThread?.incident ? null : await findByCodes(tx, mail);
  const incident = inThread?.incident ?? named;
  // Some programs lose the references of a reply; the code in brackets came from us.
  const isNamedReply = named !== null && saysReply(mail.subject) && /\[[^\]]+\]/.test(mail.subject);

  return {
    incident:
      incident && incident.withdrawnAt === null && acceptsComments(incident, now)
        ? { id: incident.id, code: formatCode(incident) }
        : null,
    continuesId: continued?.id ?? null,
    answersKnownMail: referred.length > 0 || mail.references.some((id) => ownMessageId.test(id)) || isNamedReply,
  };
}

/** The newest first. A Message-ID proves its writer if it has the key; the id of a comment is public, and an address is. */
async function listReferred(tx: Tx, { references, writerEmail }: Referring) {
  if (references.length === 0) {
    return [];
  }
  const named = commentsIn(references);
  const proven = new Set(named.filter(({ isProven }) => isProven).map(({ id }) => id));
  const comments = await tx.comment.findMany({
    where: { OR: [{ id: { in: named.map(({ id }) => id) } }, { mailMessageId: { in: [...references] } }] },
    select: { id: true, authorEmail: true, incident: { select: incidentSelect } },
    orderBy: { writtenAt: "desc" },
  });

  return comments.map(({ id, authorEmail, incident }) => ({
    id,
    incident,
    isTheirs: proven.has(id) || (authorEmail !== null && authorEmail === writerEmail),
  }));
}

async function findByCodes(tx: Tx, mail: Referring) {
  for (const code of reportCodes(mail)) {
    const { prefix, number } = await resolveCode(tx, code);
    const incident = await tx.incident.findUnique({
      where: { prefix_number: { prefix, number } },
      select: incidentSelect,
    });
    if (incident) {
      return incident;
    }
  }

  return null;
}
