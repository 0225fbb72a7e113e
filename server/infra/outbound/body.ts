import type { IncomingMessage } from "node:http";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { outboundFailure } from "./failure";

/** The body of an answer, unpacked. Reading it throws once it is longer than the limit, as it came or unpacked. */
export function readBody(url: URL, response: IncomingMessage, maxBytes: number): AsyncIterable<Buffer> {
  const encoding = response.headers["content-encoding"] ?? "identity";
  const packed = limitBytes(url, response, maxBytes);
  if (encoding === "identity") {
    return packed;
  }
  if (encoding !== "gzip") {
    throw outboundFailure(url, "sent an encoding that was not asked for");
  }
  // The callback is there because pipeline wants one: its error reaches whoever reads the unpacked stream.
  const unpacked = pipeline(Readable.from(packed), createGunzip(), () => undefined);

  return limitBytes(url, unpacked, maxBytes);
}

async function* limitBytes(url: URL, chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.length;
    if (total > maxBytes) {
      throw outboundFailure(url, `sent more than ${Math.round(maxBytes / 1_000_000)} MB`);
    }
    yield chunk;
  }
}
