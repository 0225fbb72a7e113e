import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import type { MailOutcome } from "@/domain/inbox/mail-outcomes";
import { whoSent } from "@/domain/inbox/mail-sender";
import { findWriter, type MailWriter } from "@/domain/inbox/mail-writer";
import { withoutPrivateLinks } from "@/domain/shared/private-links";
import { deriveKey } from "@/server/infra/crypto/derive-key";
import { recordAudit } from "@/server/infra/audit";
import { type Tx, transaction } from "@/server/infra/db";
import { mailFrom } from "@/server/infra/mail/mail-from";
import type { Place } from "@/server/infra/mail/mailbox";
import { ownMessageId } from "@/server/infra/mail/message-ids";
import { insertReport } from "./internal";
import { noteMailbox } from "./note-mailbox";
import type { Mail } from "./parse-mail";

/** What became of a mail; "again": it was read before. */
export type Received = MailOutcome | "again";

/**
 * Takes a mail as a comment, held whoever it says it is from: an address is easily made up. The mail is kept as it was
 * read, whatever became of it. The place in the mailbox moves on in the same transaction, so that each mail is taken
 * once. `mail` is null where it could not be read.
 */
export async function receiveReport(actor: Actor, mail: Mail | null, place: Place, now: Date): Promise<Received> {
  requirePermission(actor, "mail.receive");

  return transaction(async (tx) => {
    const received = mail ? await takeMail(tx, actor, mail, place, now) : await noteUnreadable(tx, place, now);
    if (received !== "report") {
      const detail = { reason: received, uid: Number(place.uid) };
      await recordAudit(tx, actor, { action: "mail.ignored", subjectId: mail?.messageId ?? "", at: now, detail });
    }
    await noteMailbox(tx, { uidValidity: place.uidValidity, lastUid: place.uid });

    return received;
  });
}

async function takeMail(tx: Tx, actor: Actor, sent: Mail, place: Place, now: Date): Promise<Received> {
  const mail = { ...sent, subject: withoutPrivateLinks(sent.subject), text: withoutPrivateLinks(sent.text) };
  const idempotencyKey = deriveKey(["mail", mail.fingerprint]);
  if (await wasReceived(tx, idempotencyKey)) {
    return "again";
  }
  const ownAddress = mailFrom()?.address ?? null;
  const writer = findWriter(mail, ownAddress);
  const ignored = await reasonToIgnore(tx, mail, writer, ownAddress, now);
  const reported = { ...mail, idempotencyKey, writerEmail: writer.address };
  const report = ignored ? null : await insertReport(tx, actor, reported, now);
  const outcome = ignored ?? (report ? "report" : "empty");
  await tx.receivedMail.create({
    data: {
      outcome,
      uid: place.uid,
      messageId: mail.messageId,
      mailReferences: [...mail.references],
      writerEmail: writer.address,
      writerKey: writer.key,
      subject: mail.subject,
      body: mail.text,
      attachmentCount: mail.attachmentCount,
      isPartial: mail.isPartial,
      isCut: report?.isCut ?? false,
      idempotencyKey,
      commentId: report?.commentId ?? null,
      receivedAt: now,
    },
    select: { id: true },
  });

  return outcome;
}

async function noteUnreadable(tx: Tx, { uidValidity, uid }: Place, now: Date): Promise<Received> {
  const idempotencyKey = deriveKey(["unreadable mail", String(uidValidity), String(uid)]);
  if (!(await wasReceived(tx, idempotencyKey))) {
    await tx.receivedMail.create({
      data: { outcome: "unreadable", uid, writerKey: "", subject: "", body: "", idempotencyKey, receivedAt: now },
      select: { id: true },
    });
  }

  return "unreadable";
}

async function wasReceived(tx: Tx, idempotencyKey: string): Promise<boolean> {
  if (await tx.receivedMail.findUnique({ where: { idempotencyKey }, select: { id: true } })) {
    return true;
  }

  // Of before emails were kept, or withdrawn by its writer.
  return (await tx.comment.findUnique({ where: { idempotencyKey }, select: { id: true } })) !== null;
}

async function reasonToIgnore(
  tx: Tx,
  mail: Mail,
  writer: MailWriter,
  ownAddress: string | null,
  now: Date,
): Promise<Exclude<MailOutcome, "report" | "empty" | "unreadable"> | null> {
  const isOurs = mail.from !== null && mail.from === ownAddress?.toLowerCase() && writer.address === null;
  const sentBy = whoSent(mail.headers, isOurs ? mail.from : writer.address, {
    address: ownAddress,
    messageId: ownMessageId,
  });
  if (sentBy !== "person") {
    return sentBy;
  }

  return (await hasWrittenTooMuch(tx, writer, now)) ? "too_many" : null;
}

/** A flow of mails of one writer, or a machine's that does not say that it is one. What is too much is listed as ignored. */
async function hasWrittenTooMuch(tx: Tx, { key }: MailWriter, now: Date): Promise<boolean> {
  const count = await tx.receivedMail.count({
    where: { outcome: "report", writerKey: key, receivedAt: { gt: new Date(now.getTime() - 3_600_000) } },
  });

  return count >= maxPerHour;
}

const maxPerHour = 20;
