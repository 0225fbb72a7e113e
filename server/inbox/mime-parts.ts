import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Splitter, type SplitterChunk } from "@zone-eu/mailsplit";

/** One part of a mail, with those in it. */
export type MimePart = {
  /** In small letters: "text/plain". */
  readonly type: string;
  readonly charset: string | null;
  readonly isAttached: boolean;
  readonly fileName: string | null;
  /** Belongs to the HTML beside it: a picture in it. */
  readonly isRelated: boolean;
  /** RFC 3676; null: its lines are as they were typed. */
  readonly flowed: { readonly deletesSpace: boolean } | null;
  /** Without its transfer encoding. Of what holds other parts: what is in none of them. */
  readonly bytes: Buffer;
  readonly children: readonly MimePart[];
};

type MimeNode = Extract<SplitterChunk, { readonly type: "node" }>;

/** @throws Error where it is built in a way that nobody’s program builds it */
export async function readMimeParts(source: Buffer): Promise<MimePart> {
  const chunks = new Map<MimeNode, Buffer[]>();
  const splitter = new Splitter({ ignoreEmbedded: true, maxChildNodes: 100, maxHeadSize: 256 * 1024 });
  splitter.on("data", (chunk) => note(chunks, chunk));
  await pipeline(Readable.from([source]), splitter);
  const nodes = [...chunks.keys()];
  const root = nodes[0];
  if (!root) {
    return emptyPart;
  }

  return toPart(root, nodes, chunks);
}

function note(chunks: Map<MimeNode, Buffer[]>, chunk: SplitterChunk): void {
  if (chunk.type === "node") {
    chunks.set(chunk, []);
  } else {
    chunks.get(chunk.node)?.push(chunk.value);
  }
}

const emptyPart: MimePart = {
  type: "text/plain",
  charset: null,
  isAttached: false,
  fileName: null,
  isRelated: false,
  flowed: null,
  bytes: Buffer.alloc(0),
  children: [],
};

async function toPart(node: MimeNode, nodes: readonly MimeNode[], chunks: Map<MimeNode, Buffer[]>): Promise<MimePart> {
  const raw = Buffer.concat(chunks.get(node) ?? []);
  const children: MimePart[] = [];
  for (const child of nodes.filter(({ parentNode }) => parentNode === node)) {
    children.push(await toPart(child, nodes, chunks));
  }

  return {
    type: typeOf(node),
    charset: node.charset || null,
    // An unknown disposition counts as an attachment: RFC 2183, 2.8.
    isAttached: node.disposition !== false && node.disposition !== "" && node.disposition !== "inline",
    fileName: node.filename || null,
    isRelated: isWithin(node, "related"),
    flowed: node.flowed ? { deletesSpace: node.delSp } : null,
    bytes: node.multipart ? raw : await decodeTransfer(node, raw),
    children,
  };
}

/** RFC 2045, 5.2: what has no type that can be read is plain text. */
function typeOf({ contentType }: MimeNode): string {
  return contentType && /^[^\s/]+\/[^\s/]+$/.test(contentType) ? contentType : "text/plain";
}

function isWithin(node: MimeNode, multipart: string): boolean {
  for (let parent = node.parentNode; parent; parent = parent.parentNode) {
    if (parent.multipart === multipart) {
      return true;
    }
  }

  return false;
}

function decodeTransfer(node: MimeNode, raw: Buffer): Promise<Buffer> {
  return buffer(Readable.from([raw]).pipe(node.getDecoder()));
}
