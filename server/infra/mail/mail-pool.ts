import { createTransport, type Transporter } from "nodemailer";
import { env } from "@/server/infra/env";
import { messageOf, transportOptions, type OutgoingMail } from "./mail";
import { toMailOutcome, type MailOutcome } from "./mail-failure";

export type MailPool = {
  /** How many mails are on the way at once. */
  readonly connections: number;
  /** Never throws for what the server says: that is the outcome. */
  readonly send: (mail: OutgoingMail) => Promise<MailOutcome>;
  readonly close: () => void;
};

let pool: MailPool | undefined;

/** The connections that many mails go out through, MAIL_RATE a second at most. Kept for as long as the process lives. */
export function mailPool(): MailPool {
  return (pool ??= openPool());
}

const connections = 5;

function openPool(): MailPool {
  const { SMTP_URL = "", MAIL_RATE } = env();
  const url = new URL(SMTP_URL);
  const transport: Transporter = createTransport({
    ...transportOptions(url),
    pool: true,
    maxConnections: connections,
    maxMessages: 500,
    rateDelta: 1_000,
    rateLimit: MAIL_RATE,
    // What did not go out is noted and tried again by its own rules.
    maxRequeues: 0,
  });

  return {
    connections,
    send: async (mail) => {
      try {
        await transport.sendMail(messageOf(mail));

        return { kind: "sent" };
      } catch (error) {
        return toMailOutcome(url, error);
      }
    },
    close: () => transport.close(),
  };
}
