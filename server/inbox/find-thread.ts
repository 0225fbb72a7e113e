import { acceptsComments } from "@/domain/comments/comments";
import { formatCode } from "@/domain/shared/codes";
import { reportCodes } from "@/domain/inbox/mail-report";
import { resolveCode } from "@/server/incidents/current-code";
import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { commentIdsIn } from "@/server/infra/mail/message-ids";
import type { Mail } from "./parse-mail";

export type Thread = {
  /** Null where it is about no incident, or about one that is withdrawn or has been over for long: then it is a problem not listed. */
  readonly incident: { readonly id: string; readonly code: string } | null;
  /** The comment that it goes on from. */
  readonly continuesId: string | null;
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
export async function findThread(tx: Tx, mail: Mail, now: Date): Promise<Thread> {
  const continued = await findByReferences(tx, mail);
  const incident = continued?.incident ?? (await findByCodes(tx, mail));

  return {
    incident:
      incident && incident.withdrawnAt === null && acceptsComments(incident, now)
        ? { id: incident.id, code: formatCode(incident) }
        : null,
    continuesId: continued?.id ?? null,
  };
}

async function findByReferences(tx: Tx, { references }: Mail) {
  if (references.length === 0) {
    return null;
  }

  return tx.comment.findFirst({
    where: { OR: [{ id: { in: commentIdsIn(references) } }, { mailMessageId: { in: [...references] } }] },
    select: { id: true, incident: { select: incidentSelect } },
    orderBy: { writtenAt: "desc" },
  });
}

async function findByCodes(tx: Tx, mail: Mail) {
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
