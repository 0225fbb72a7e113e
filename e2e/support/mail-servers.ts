import { setTimeout as sleep } from "node:timers/promises";
import { hasDovecot, startDovecot } from "@/server/inbox/testing/dovecot";
import { startSmtpServer } from "@/server/infra/mail/testing/smtp-server";
import { writeMail } from "@/server/inbox/testing/write-mail";

export { hasDovecot };

/** The mailbox of reports, and the server that the site sends through: real ones, where its settings name them. */
export async function startMailServers() {
  const [dovecot, smtp] = await Promise.all([
    hasDovecot ? startDovecot(Number(process.env.E2E_IMAP_PORT)) : null,
    startSmtpServer(Number(process.env.E2E_SMTP_PORT)),
  ]);

  return {
    /** Somebody sends this to the address of reports. */
    send: (from: string, subject: string, body: string) => {
      dovecot?.deliver(writeMail(body, { From: from, Subject: subject }).raw);
    },
    /** The mail that reaches this address with that in its subject, as text. @throws Error when none does within half a minute */
    receive: async (address: string, subject: string): Promise<string> => {
      const deadline = Date.now() + 30_000;
      while (Date.now() < deadline) {
        const found = smtp.received.find(({ to, mail }) => to.includes(address) && mail.subject?.includes(subject));
        if (found) {
          return found.mail.text ?? "";
        }
        await sleep(100);
      }
      throw new Error(`No mail “${subject}” reached ${address}.`);
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([dovecot?.remove(), smtp.close()]);
    },
  };
}
