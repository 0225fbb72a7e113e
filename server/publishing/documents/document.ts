import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompressSync, constants, gunzipSync, gzip } from "node:zlib";
import { isImmutable, isText } from "./paths";

/** One published document, compressed once and kept that way. */
export type PackedDocument = {
  readonly path: string;
  readonly renderedAt: Date;
  /** Of the uncompressed bytes. */
  readonly hash: string;
  /** Of the uncompressed bytes. */
  readonly length: number;
  readonly bytes:
    | { readonly kind: "text"; readonly br: Buffer; readonly gzip: Buffer }
    | { readonly kind: "binary"; readonly identity: Buffer };
};

export async function packDocument(path: string, body: Buffer, renderedAt: Date): Promise<PackedDocument> {
  const described = { path, renderedAt, hash: hashOf(body), length: body.length };
  if (!isText(path)) {
    return { ...described, bytes: { kind: "binary", identity: body } };
  }
  const [br, gz] = await Promise.all([brotli(body, brotliOptions(path, body)), zip(body, { level: 9 })]);

  return { ...described, bytes: { kind: "text", br: ownCopy(br), gzip: ownCopy(gz) } };
}

/** Of what zlib answers a few bytes may be the result, and the 16 kB it reserved stay with them for as long as they are kept. */
function ownCopy(bytes: Buffer): Buffer {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : Buffer.from(new Uint8Array(bytes).buffer);
}

/** Puts a document together from its three files; null unless all three hold the same bytes. */
export function assemble(
  path: string,
  files: { body: Buffer; br: Buffer | null; gzip: Buffer | null },
  renderedAt: Date,
): PackedDocument | null {
  const { body, br, gzip } = files;
  const described = { path, renderedAt, hash: hashOf(body), length: body.length };
  if (!isText(path)) {
    return { ...described, bytes: { kind: "binary", identity: body } };
  }
  if (!br || !gzip || !isSame(body, br, brotliDecompressSync) || !isSame(body, gzip, gunzipSync)) {
    return null;
  }

  return { ...described, bytes: { kind: "text", br, gzip } };
}

/** The uncompressed bytes. Hardly anybody asks for them, so they are not kept. */
export function unpack(document: PackedDocument): Buffer {
  return document.bytes.kind === "text" ? gunzipSync(document.bytes.gzip) : document.bytes.identity;
}

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

function hashOf(body: Buffer): string {
  return createHash("sha256").update(body).digest("base64url").slice(0, 22);
}

function brotliOptions(path: string, body: Buffer): Parameters<typeof brotli>[1] {
  return {
    params: {
      // The last two steps cost ten times the others: only for what is compressed once and kept for good.
      [constants.BROTLI_PARAM_QUALITY]: isImmutable(path) ? 11 : 9,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  };
}

function isSame(body: Buffer, compressed: Buffer, decompress: (bytes: Buffer) => Buffer): boolean {
  try {
    return decompress(compressed).equals(body);
  } catch {
    return false;
  }
}
