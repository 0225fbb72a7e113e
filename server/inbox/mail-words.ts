import libmime from "libmime";
import { decodeCharset } from "./decode-charset";
import { wordsOfHtml } from "./html-words";
import { type MimePart, readMimeParts } from "./mime-parts";

type MailWords = {
  readonly text: string;
  readonly attachmentCount: number;
};

/**
 * The words of a mail, wherever in it they are, in their order: of each choice (multipart/alternative) the plain text,
 * or else the HTML; of a mail within the mail (message/rfc822) its own.
 * @throws Error where it is built in a way that nobody’s program builds it
 */
export async function readMailWords(source: Buffer): Promise<MailWords> {
  const root = await readMimeParts(source);
  const found = await wordsOf(root, 0);
  // A mail that names parts and has none: its border is missing or another one.
  const isBroken =
    root.type.startsWith("multipart/") && root.children.length === 0 && root.bytes.length > 0 && found.text === "";

  return isBroken ? { ...found, text: textOf({ ...root, type: "text/plain" }) } : found;
}

async function wordsOf(part: MimePart, depth: number): Promise<MailWords & { readonly isHtml: boolean }> {
  if (part.type.startsWith("multipart/")) {
    const children = [];
    for (const child of part.children) {
      children.push(await wordsOf(child, depth));
    }

    return part.type === "multipart/alternative" ? chooseWords(children) : joinWords(children);
  }
  if (part.type === "message/rfc822" && depth < maxDepth) {
    return { ...(await wordsOfMail(part, depth + 1)), isHtml: false };
  }
  if (!isText(part)) {
    return { text: "", attachmentCount: part.isRelated || isAddition(part.type) ? 0 : 1, isHtml: false };
  }
  const isHtml = /^text\/(?:html|x-amp-html|enriched|richtext)$/.test(part.type);
  const text = isHtml ? wordsOfHtml(textOf(part)) : textOf(part);

  return { text: isBlank(text) ? "" : text, attachmentCount: 0, isHtml };
}

/** Also of spaces that have no width. */
function isBlank(text: string): boolean {
  return text.replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, "") === "";
}

type Words = Awaited<ReturnType<typeof wordsOf>>;

const maxDepth = 3;

// What belongs to the mail rather than to its writer.
function isAddition(type: string): boolean {
  return (
    /^application\/(?:(?:x-)?pkcs7-signature|pgp-(?:signature|keys|encrypted)|ms-tnef)$/.test(type) ||
    type === "text/calendar"
  );
}

function isText({ type, isAttached, fileName }: MimePart): boolean {
  const isWords = /^text\/(?!calendar|directory|vcard|x-vcard|css|javascript|csv|rtf)/.test(type);

  return (isWords && !(isAttached && fileName !== null)) || type === "message/delivery-status";
}

function chooseWords(children: readonly Words[]): Words {
  const filled = children.filter(({ text }) => text !== "");
  const chosen = filled.find(({ isHtml }) => !isHtml) ?? filled[0];

  return {
    text: chosen?.text ?? "",
    attachmentCount: Math.max(0, ...children.map(({ attachmentCount }) => attachmentCount)),
    isHtml: chosen?.isHtml ?? false,
  };
}

function joinWords(children: readonly Words[]): Words {
  return {
    text: children
      .map(({ text }) => text.replace(/^\s*\n|\s+$/g, ""))
      .filter((text) => text !== "")
      .join("\n\n"),
    attachmentCount: children.reduce((sum, { attachmentCount }) => sum + attachmentCount, 0),
    isHtml: children.some(({ isHtml }) => isHtml),
  };
}

/** A mail within the mail, below the lines of it that say what it is. */
async function wordsOfMail({ bytes }: MimePart, depth: number): Promise<MailWords> {
  const { text, attachmentCount } = await wordsOf(await readMimeParts(bytes), depth);
  const head = headOf(bytes);

  return {
    text: [`---------- Forwarded message ----------\n${head}`.trim(), text].join("\n\n").trim(),
    attachmentCount,
  };
}

function headOf(bytes: Buffer): string {
  const head =
    bytes
      .subarray(0, headBytes)
      .toString("utf8")
      .split(/\r?\n\r?\n/, 1)[0] ?? "";
  const lines = head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/);

  return lines
    .filter((line) => /^(?:from|date|subject):/i.test(line))
    .map((line) => libmime.decodeWords(line))
    .join("\n");
}

const headBytes = 64 * 1024;

function textOf(part: MimePart): string {
  const text = decodeCharset(part.bytes, part.charset);

  return part.flowed ? libmime.decodeFlowed(text.replace(/\r\n/g, "\n"), part.flowed.deletesSpace) : text;
}
