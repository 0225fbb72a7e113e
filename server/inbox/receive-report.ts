import type { Actor } from "@/domain/accounts/actor";
import { personalDataOf } from "@/domain/comments/comments";
import { reportText } from "@/domain/inbox/mail-report";
import { whoSent } from "@/domain/inbox/mail-sender";
import { requirePermission } from "@/domain/accounts/permissions";
import { withoutPrivateLinks } from "@/domain/shared/private-links";
import type { HoldReason } from "@/domain/shared/words";
import { commentToken } from "@/server/comments/comment-token";
import { insertComment } from "@/server/comments/insert-comment";
import { listKnownNumbers } from "@/server/comments/judge-comment";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { deriveKey } from "@/server/infra/crypto/derive-key";
import { canSendMail } from "@/server/infra/mail/mail";
import { mailFrom } from "@/server/infra/mail/mail-from";
import type { Place } from "@/server/infra/mail/mailbox";
import { findThread } from "./find-thread";
import { ownMessageId } from "@/server/infra/mail/message-ids";
import { noteMailbox } from "./note-mailbox";
import type { Mail } from "./parse-mail";

/** What became of a mail: a report, or why it is none. */
export type Received = "report" | "again" | "machine" | "bounce" | "ourselves" | "empty" | "too_many" | "unreadable";

/**
 * Takes a mail as a comment, held whoever it says it is from: an address is easily made up. The place in the mailbox moves
 * on in the same transaction, so that each mail is taken once. `mail` is null where it could not be read.
 */
export async function receiveReport(actor: Actor, mail: Mail | null, place: Place, now: Date): Promise<Received> {
  requirePermission(actor, "mail.receive");

  return transaction(async (tx) => {
    const received = mail ? await takeMail(tx, actor, mail, now) : "unreadable";
    if (received !== "report") {
      const detail = { reason: received, uid: Number(place.uid) };
      await recordAudit(tx, actor, { action: "mail.ignored", subjectId: mail?.messageId ?? "", at: now, detail });
    }
    await noteMailbox(tx, { uidValidity: place.uidValidity, lastUid: place.uid });

    return received;
  });
}

async function takeMail(tx: Tx, actor: Actor, mail: Mail, now: Date): Promise<Received> {
  const sentBy = whoSent(mail.headers, mail.from, { address: mailFrom()?.address ?? null, messageId: ownMessageId });
  if (sentBy !== "person") {
    return sentBy;
  }
  const idempotencyKey = deriveKey(["mail", mail.fingerprint]);
  if (await tx.comment.findUnique({ where: { idempotencyKey }, select: { id: true } })) {
    return "again";
  }
  if (await hasWrittenTooMuch(tx, mail.from, now)) {
    return "too_many";
  }
  const thread = await findThread(tx, mail, now);
  const what = reportText(mail, thread.incident?.code ?? null);
  if (what === null) {
    return "empty";
  }
  const { id } = await insertComment(
    tx,
    {
      incidentId: thread.incident?.id ?? null,
      serviceId: null,
      decision: { state: "held", heldFor: await reasonsToHold(tx, what) },
      origin: "mail",
      authorKind: "guest",
      // Nobody asked them whether their name may be public.
      authorName: null,
      authorEmail: mail.from,
      visitorHash: null,
      what: withoutPrivateLinks(what),
      program: null,
      errorMessage: null,
      isFollowed: mail.from !== null && canSendMail(),
      token: commentToken(idempotencyKey),
      idempotencyKey,
      mailMessageId: await freeMessageId(tx, mail.messageId),
      continuesId: thread.continuesId,
    },
    now,
  );
  await recordAudit(tx, actor, { action: "comment.written", subjectId: id, at: now, detail: { origin: "mail" } });

  return "report";
}

async function reasonsToHold(tx: Tx, what: string): Promise<HoldReason[]> {
  const found = personalDataOf(
    { what, error: undefined, name: undefined, program: undefined },
    await listKnownNumbers(tx),
  );

  return [...new Set(found.map(({ reason }) => reason))];
}

/** A flow of mails of one writer, or a machine's that does not say that it is one. What is too much stays in the mailbox. */
async function hasWrittenTooMuch(tx: Tx, from: string | null, now: Date): Promise<boolean> {
  const count = await tx.comment.count({
    where: { origin: "mail", authorEmail: from, writtenAt: { gt: new Date(now.getTime() - 3_600_000) } },
  });

  return count >= maxPerHour;
}

const maxPerHour = 20;

/** Null where it is another mail's already: somebody made it up, and the words count all the same. */
async function freeMessageId(tx: Tx, messageId: string | null): Promise<string | null> {
  const taken =
    messageId && (await tx.comment.findUnique({ where: { mailMessageId: messageId }, select: { id: true } }));

  return taken ? null : messageId;
}
