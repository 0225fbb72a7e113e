import type { Socket } from "node:net";
import { AppError } from "@/domain/shared/errors";
import type { CertificateTarget } from "@/domain/monitoring/certificate-target";

/** Speaks as little as a mail server wants before TLS begins. @throws AppError unavailable when it will not begin */
export async function beginTls(
  socket: Socket,
  startsWith: CertificateTarget["startsWith"],
  host: string,
): Promise<void> {
  for (const { send, expected } of dialogues[startsWith]) {
    if (send !== null) {
      socket.write(`${send}\r\n`);
    }
    const reply = await readReply(socket, expected.isLast);
    if (!expected.isGood.test(reply)) {
      throw new AppError("unavailable", `${host} does not begin TLS: it says “${reply.slice(0, 60)}”.`);
    }
  }
}

type Step = {
  readonly send: string | null;
  /** A reply may have several lines: which is its last, and whether that says yes. */
  readonly expected: { readonly isLast: RegExp; readonly isGood: RegExp };
};

// RFC 5321 and RFC 3207; RFC 3501.
const smtp = (code: number) => ({ isLast: /^\d{3}(?: |$)/, isGood: new RegExp(`^${code}`) });
const dialogues: Record<CertificateTarget["startsWith"], readonly Step[]> = {
  tls: [],
  smtp: [
    { send: null, expected: smtp(220) },
    { send: "EHLO allclear.invalid", expected: smtp(250) },
    { send: "STARTTLS", expected: smtp(220) },
  ],
  imap: [
    { send: null, expected: { isLast: /^\* /, isGood: /^\* (?:OK|PREAUTH)/i } },
    { send: "a1 STARTTLS", expected: { isLast: /^a1 /, isGood: /^a1 OK/i } },
  ],
};

const maxReplyLength = 8_192;

function readReply(socket: Socket, isLast: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const stop = (): void => {
      socket.off("data", read).off("close", closed).pause();
    };
    const closed = (): void => reject(Object.assign(new Error("closed"), { code: "ECONNRESET" }));
    const read = (chunk: Buffer): void => {
      text += chunk.toString("latin1");
      const last = text
        .split("\r\n")
        .slice(0, -1)
        .find((line) => isLast.test(line));
      if (last !== undefined) {
        stop();
        resolve(last);
      } else if (text.length > maxReplyLength) {
        stop();
        reject(new AppError("unavailable", "The server says more than a mail server does before TLS begins."));
      }
    };
    socket.on("data", read).once("close", closed).resume();
  });
}
