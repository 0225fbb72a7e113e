import type { ImapFlow, MessageStructureObject } from "imapflow";

/** A mail as it lies in the mailbox, or of a large one the words: `isPartial` says that some may be missing. */
export type FetchedMail = { readonly source: Buffer; readonly isPartial: boolean };

/** Fetches a mail without what is too large to matter here. Null: it was deleted in the meantime. */
export async function fetchMail(client: ImapFlow, uid: number): Promise<FetchedMail | null> {
  const sized = await client.fetchOne(String(uid), { size: true }, { uid: true });
  if (!sized) {
    return null;
  }
  const size = sized.size ?? 0;

  return size > maxMailBytes ? fetchWords(client, uid, size) : fetchBeginning(client, uid, size);
}

/** What is larger carries attachments, which are dropped anyway. */
export const maxMailBytes = 1024 * 1024;

async function fetchBeginning(client: ImapFlow, uid: number, size: number): Promise<FetchedMail | null> {
  const mail = await client.fetchOne(String(uid), { source: { maxLength: maxMailBytes } }, { uid: true });

  return mail && mail.source ? { source: mail.source, isPartial: size > maxMailBytes } : null;
}

/** The same mail with empty attachments, so that one before the words does not hide them. */
async function fetchWords(client: ImapFlow, uid: number, size: number): Promise<FetchedMail | null> {
  const found = await client.fetchOne(String(uid), { bodyStructure: true, headers: true }, { uid: true });
  if (!found || !found.headers) {
    return null;
  }
  const { bodyStructure, headers } = found;
  const parts = bodyStructure ? wordParts(bodyStructure, 0) : [];
  if (!bodyStructure?.type.startsWith("multipart/") || parts.length === 0) {
    return fetchBeginning(client, uid, size);
  }
  const bodyParts = parts.flatMap(({ part }) => [`${part}.MIME`, { key: part, start: 0, maxLength: maxPartBytes }]);
  const mail = await client.fetchOne(String(uid), { bodyParts }, { uid: true });
  const bytes = mail ? (mail.bodyParts ?? new Map<string, Buffer>()) : new Map<string, Buffer>();

  return {
    source: Buffer.concat([withoutType(headers), compose(bodyStructure, bytes, "words")]),
    isPartial: parts.some(({ size }) => size > maxPartBytes) || parts.length === maxParts,
  };
}

// More than a comment can hold, many times over.
const maxPartBytes = 400_000;
const maxParts = 20;
const maxDepth = 20;

function wordParts(node: MessageStructureObject, depth: number): { readonly part: string; readonly size: number }[] {
  if (isMultipart(node) && depth < maxDepth) {
    return (node.childNodes ?? []).flatMap((child) => wordParts(child, depth + 1)).slice(0, maxParts);
  }

  return hasWords(node) && node.part ? [{ part: node.part, size: node.size ?? 0 }] : [];
}

function isMultipart({ type }: MessageStructureObject): boolean {
  return type.startsWith("multipart/");
}

function hasWords({ type, disposition, dispositionParameters, parameters }: MessageStructureObject): boolean {
  const isFile = disposition === "attachment" && (dispositionParameters?.filename ?? parameters?.name) !== undefined;

  return (type.startsWith("text/") && !isFile) || /^message\/(?:rfc822|delivery-status)$/.test(type);
}

/** The header of a part with its body below it; what was not fetched is empty. */
function compose(node: MessageStructureObject, bytes: ReadonlyMap<string, Buffer>, border: string): Buffer {
  if (!isMultipart(node)) {
    const part = node.part ?? "";
    const body = bytes.get(part);

    return body
      ? Buffer.concat([bytes.get(`${part}.mime`) ?? bytes.get(`${part}.MIME`) ?? Buffer.from("\r\n"), body])
      : Buffer.from(`Content-Type: ${headerValue(node.type)}\r\nContent-Disposition: attachment\r\n\r\n`);
  }
  const children = (node.childNodes ?? []).flatMap((child, index) => [
    Buffer.from(`--${border}\r\n`),
    compose(child, bytes, `${border}.${index}`),
    Buffer.from("\r\n"),
  ]);
  const head = `Content-Type: ${headerValue(node.type)}; boundary="${border}"\r\n\r\n`;

  return Buffer.concat([Buffer.from(head), ...children, Buffer.from(`--${border}--\r\n`)]);
}

function headerValue(type: string): string {
  return type.replace(/[^\w/.+-]/g, "");
}

/** The header of a mail up to where that of its body goes on. */
function withoutType(headers: Buffer): Buffer {
  const kept = headers
    .toString("latin1")
    .replace(/^content-(?:type|transfer-encoding):[^\n]*\n(?:[ \t][^\n]*\n)*/gim, "")
    .replace(/(?:\r?\n)+$/, "\r\n");

  return Buffer.from(kept, "latin1");
}
