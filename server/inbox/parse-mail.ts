import { createHash } from "node:crypto";
import libmime from "libmime";
import { type AddressObject, type HeaderLines, simpleParser } from "mailparser";
import { limits, tidyLine, tidyText } from "@/domain/shared/input";
import type { MailHeaders } from "@/domain/inbox/mail-sender";
import type { MailOrigin } from "@/domain/inbox/mail-writer";
import { decodeCharset } from "./decode-charset";
import { readMailWords } from "./mail-words";

/** A mail as far as it matters here: its words, who sent it, and what it refers to. Addresses are bare and in small letters. */
export type Mail = MailOrigin & {
  /** In angle brackets; null: it has none that can be used. */
  readonly messageId: string | null;
  /** What it answers, the oldest first. */
  readonly references: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** There is more text than was kept. */
  readonly isPartial: boolean;
  readonly attachmentCount: number;
  /** The same for the same words of the same mail, however it was delivered. */
  readonly fingerprint: string;
};

/**
 * Reads a mail as it lies in the mailbox, or as much of it as was fetched. Of HTML it takes the words.
 * @throws Error where it is built in a way that nobody's program builds it
 */
export async function parseMail(source: Buffer, isPartial = false): Promise<Mail> {
  const head = await simpleParser(headOf(source), { maxHeadSize: 256 * 1024 });
  const words = await readMailWords(source);
  const messageId = messageIdsIn(head.messageId ?? "")[0] ?? null;
  const text = tidyBody(words.text);
  const from = addressesOf(head.from)[0] ?? null;

  return {
    messageId,
    references: messageIdsIn([head.references ?? [], head.inReplyTo ?? []].flat().join(" ")),
    headers: firstOfEach(head.headerLines),
    from,
    fromName: tidyLine(head.from?.value[0]?.name ?? ""),
    replyTo: addressesOf(head.replyTo),
    subject: tidyLine(head.subject ?? "").slice(0, limits.title * 2),
    text,
    isPartial: isPartial || words.text.length > maxText,
    attachmentCount: words.attachmentCount,
    fingerprint: createHash("sha256")
      .update(JSON.stringify([messageId, from, head.subject, text]))
      .digest("hex"),
  };
}

const maxText = 200_000;

/** Spaces at the end of a line are kept: two dashes and a space begin a signature. */
function tidyBody(text: string): string {
  return tidyText(text.slice(0, maxText)).replace(/\u00A0/g, " ");
}

/** The header alone, in charsets that the library knows. */
function headOf(source: Buffer): Buffer {
  const ends = ["\r\n\r\n", "\n\n"].map((end) => source.indexOf(end)).filter((index) => index !== -1);
  const head = source.subarray(0, ends.length > 0 ? Math.min(...ends) : source.length).toString("latin1");
  const known = head.replace(
    /=\?([^?*\s]{1,40})(?:\*[^?\s]{1,20})?\?([bq])\?([^?\s]{0,2000})\?=/gi,
    (word, charset: string, kind: string, letters: string) =>
      exoticCharset.test(charset) ? encodedWord(decodeCharset(bytesOf(kind, letters), charset)) : word,
  );

  return Buffer.from(`${known}\r\n\r\n`, "latin1");
}

const exoticCharset = /^(?:hz|hz-gb-2312|(?:cs)?iso-2022-(?:kr|cn)|utf-?7|(?:cs)?unicode-1-1-utf-7)$/i;

function bytesOf(kind: string, letters: string): Buffer {
  return /b/i.test(kind)
    ? Buffer.from(letters, "base64")
    : Buffer.from(
        letters
          .replace(/_/g, " ")
          .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        "latin1",
      );
}

function encodedWord(text: string): string {
  return `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`;
}

function addressesOf(given: AddressObject | AddressObject[] | undefined): string[] {
  return [given ?? []]
    .flat()
    .flatMap(({ value }) => value)
    .flatMap(({ address, group }) => [address, ...(group ?? []).map((one) => one.address)])
    .flatMap((address) => usableAddress(address ?? "") ?? []);
}

/** RFC 6531 allows any letter on both sides of the sign. */
function usableAddress(text: string): string | null {
  const address = libmime.decodeWords(text).normalize("NFC").trim().toLowerCase();

  return address.length <= limits.email && addressPattern.test(address) ? address : null;
}

const addressPattern =
  /^[^\s@<>()[\]\\,;:"\p{C}.]+(?:\.[^\s@<>()[\]\\,;:"\p{C}.]+)*@(?:[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?\.)+[\p{L}\p{N}\p{M}-]{2,63}$/u;

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
      headers.set(key, tidyLine(libmime.decodeWords(line.slice(line.indexOf(":") + 1))));
    }
  }

  return headers;
}
