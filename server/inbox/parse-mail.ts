import { createHash } from "node:crypto";
import { type HeaderLines, type ParsedMail, simpleParser } from "mailparser";
import { z } from "zod";
import { limits, tidyLine, tidyText } from "@/domain/shared/input";
import type { MailHeaders } from "@/domain/inbox/mail-sender";

/** A mail as far as it matters here: its words, who sent it, and what it refers to. */
export type Mail = {
  /** In angle brackets; null: it has none that can be used. */
  readonly messageId: string | null;
  /** What it answers, the oldest first. */
  readonly references: readonly string[];
  readonly headers: MailHeaders;
  /** A bare address in small letters; null: none that one can write to. */
  readonly from: string | null;
  readonly subject: string;
  readonly text: string;
  readonly attachmentCount: number;
  /** The same for the same words of the same mail, however it was delivered. */
  readonly fingerprint: string;
};

/**
 * Reads a mail as it lies in the mailbox, or as much of it as was fetched. Of HTML it takes the words.
 * @throws Error where it is built in a way that nobody's program builds it
 */
export async function parseMail(source: Buffer): Promise<Mail> {
  const parsed = await simpleParser(source, {
    skipImageLinks: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    checksumAlgo: false,
    maxHtmlLengthToParse: maxHtmlLength,
    maxChildNodes: 100,
    maxHeadSize: 256 * 1024,
  });
  const messageId = messageIdsIn(parsed.messageId ?? "")[0] ?? null;
  const text = textOf(parsed);
  const from = addressOf(parsed);

  return {
    messageId,
    references: messageIdsIn([parsed.references ?? [], parsed.inReplyTo ?? []].flat().join(" ")),
    headers: firstOfEach(parsed.headerLines),
    from,
    subject: tidyLine(parsed.subject ?? "").slice(0, limits.title * 2),
    text,
    attachmentCount: parsed.attachments.filter(({ related }) => !related).length,
    fingerprint: createHash("sha256")
      .update(JSON.stringify([messageId, from, parsed.subject, text]))
      .digest("hex"),
  };
}

// Turning HTML into words is slow work. A mail that somebody wrote is far shorter, and what is longer has a text part as well.
const maxHtmlLength = 300_000;

function textOf({ text, html }: ParsedMail): string {
  const given = text === undefined && html ? "(This mail is too long to be shown.)" : (text ?? "");

  return tidyText(given.slice(0, 200_000));
}

function addressOf({ from }: ParsedMail): string | null {
  const given = from?.value.flatMap(({ address, group }) => address ?? group?.map((one) => one.address) ?? []);
  const read = z.email().max(limits.email).safeParse(given?.[0]?.toLowerCase());

  return read.success ? read.data : null;
}

/** RFC 5322: `<left@right>`. What is longer than a line may be is no Message-ID. */
function messageIdsIn(text: string): string[] {
  return [
    ...tidyText(text)
      .slice(-20_000)
      .matchAll(/<[^<>\s]{1,250}>/g),
  ]
    .map(([id]) => id)
    .slice(-50);
}

function firstOfEach(lines: HeaderLines): MailHeaders {
  const headers = new Map<string, string>();
  for (const { key, line } of lines) {
    if (!headers.has(key)) {
      headers.set(key, tidyLine(line.slice(line.indexOf(":") + 1)));
    }
  }

  return headers;
}
