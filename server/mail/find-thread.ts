import { acceptsComments } from "@/domain/comments";
import { formatCode, parseCode } from "@/domain/codes";
import { reportCodes } from "@/domain/mail-report";
import type { Tx } from "@/server/infra/db";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { commentIdsIn } from "./message-ids";
import type { Mail } from "./parse-mail";

export type Thread = { readonly incidentId: string; readonly code: string };

const incidentSelect = { id: true, prefix: true, number: true, endedAt: true } satisfies Prisma.IncidentSelect;

/**
 * The incident that a mail is about: that of the comment it goes on from, wherever it was moved since, else the one that
 * its subject names. Null where there is none, or where it has been over for long: then it is a problem not listed.
 */
export async function findThread(tx: Tx, mail: Mail, now: Date): Promise<Thread | null> {
  const incident = (await findByReferences(tx, mail)) ?? (await findByCodes(tx, mail));

  return incident && acceptsComments(incident, now) ? { incidentId: incident.id, code: formatCode(incident) } : null;
}

async function findByReferences(tx: Tx, { references }: Mail) {
  if (references.length === 0) {
    return null;
  }
  const comment = await tx.comment.findFirst({
    where: {
      incidentId: { not: null },
      OR: [{ id: { in: commentIdsIn(references) } }, { mailMessageId: { in: [...references] } }],
    },
    select: { incident: { select: incidentSelect } },
    orderBy: { writtenAt: "desc" },
  });

  return comment?.incident ?? null;
}

async function findByCodes(tx: Tx, mail: Mail) {
  for (const { prefix, number } of reportCodes(mail).flatMap((code) => parseCode(code) ?? [])) {
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
