import { system } from "@/domain/accounts/actor";
import { readMailbox } from "@/server/inbox/read-mailbox";
import { db } from "@/server/infra/db";
import type { Dovecot } from "./dovecot";
import { type Headers, writeMail } from "./write-mail";

/** Puts mails into a mailbox, and has them read. */
export function mailsTo(dovecot: Dovecot | null) {
  /** @returns its Message-ID, by which the tests find what became of it */
  function deliver(body: string | Buffer, headers: Headers = {}, at?: Date): string {
    const { id, raw } = writeMail(body, headers);
    dovecot?.deliver(raw, at);

    return id;
  }

  /** @returns the comment that it became, if any */
  async function receive(body: string | Buffer, headers: Headers = {}) {
    const mailMessageId = deliver(body, headers);
    await readMailbox(system, new Date());

    return db.comment.findUnique({
      where: { mailMessageId },
      select: {
        id: true,
        bodyMarkdown: true,
        authorEmail: true,
        continuesId: true,
        receivedMail: { select: { id: true, isCut: true, body: true } },
      },
    });
  }

  return { deliver, receive };
}
