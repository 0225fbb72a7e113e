import { randomUUID } from "node:crypto";

/** Null leaves one out. */
export type Headers = Readonly<Record<string, string | null>>;

/** A mail as it lies in a mailbox, from an address of its own. @returns it with its Message-ID */
export function writeMail(body: string | Buffer, headers: Headers = {}): { id: string; raw: Buffer } {
  const id = `<${randomUUID()}@mail.example.org>`;
  const all: Headers = {
    From: `Sam Miller <${randomUUID()}@example.org>`,
    To: "reports@example.edu",
    Subject: "Outlook stops",
    "Message-ID": id,
    "Content-Type": "text/plain; charset=utf-8",
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}\r\n`]));

  return { id: all["Message-ID"] ?? id, raw: Buffer.concat([Buffer.from(`${lines.join("")}\r\n`), Buffer.from(body)]) };
}
