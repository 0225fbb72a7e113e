import { IncomingMessage, type ServerResponse } from "node:http";
import { tooLargeSentence } from "@/domain/shared/too-large";
import { type BodyLimit, bodyLimitFor } from "./body-limits";
import { countFields } from "./count-fields";

/**
 * Reads the body of a request within the limits of its address, before anything parses it.
 * @returns the request with its body, to be read again from the start; null: it has been refused, or its sender is gone
 */
export async function receiveBody(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<IncomingMessage | null> {
  const { headers } = request;
  if (headers["transfer-encoding"] === undefined && !Number(headers["content-length"])) {
    return request;
  }
  const limit = bodyLimitFor(request.method ?? "", path);
  if (!/^(?:identity)?$/i.test(headers["content-encoding"] ?? "")) {
    refuse(request, response, limit, {
      status: 415,
      sentence: "Nothing here reads compressed data. Send it as it is.",
    });
    return null;
  }
  const tooLarge = { status: 413, sentence: tooLargeSentence };
  if (Number(headers["content-length"]) > limit.maxBytes) {
    refuse(request, response, limit, tooLarge);
    return null;
  }
  const body = await readWithin(request, limit.maxBytes);
  if (body === "gone") {
    return null;
  }
  if (body === "too large") {
    refuse(request, response, limit, tooLarge);
    return null;
  }
  const fields = limit.maxFields === null ? 0 : countFields(body, headers["content-type"] ?? "");
  if (fields === null) {
    const sentence = "This form does not say what separates its parts. Send it with one boundary.";
    refuse(request, response, limit, { status: 415, sentence });
    return null;
  }
  if (limit.maxFields !== null && fields > limit.maxFields) {
    refuse(request, response, limit, tooLarge);
    return null;
  }

  return replay(request, body);
}

/** Answers a request of a program or a script whose body is not looked at. */
export function refuseUnread(request: IncomingMessage, response: ServerResponse, reason: Reason): void {
  refuse(request, response, { maxBytes: 0, maxFields: null, isProgram: true }, reason);
}

/** Copies every chunk: kept as they come, two million chunks of a byte each would take two hundred times their size. */
function readWithin(request: IncomingMessage, maxBytes: number): Promise<Buffer | "too large" | "gone"> {
  return new Promise((resolve) => {
    let kept = Buffer.allocUnsafe(Math.min(maxBytes, 4_096));
    let length = 0;
    const take = (chunk: Buffer) => {
      if (length + chunk.length > maxBytes) {
        request.off("data", take);
        resolve("too large");
        return;
      }
      if (length + chunk.length > kept.length) {
        const larger = Buffer.allocUnsafe(Math.min(maxBytes, 2 * (length + chunk.length)));
        kept.copy(larger, 0, 0, length);
        kept = larger;
      }
      chunk.copy(kept, length);
      length += chunk.length;
    };
    request.on("data", take);
    request.once("end", () => resolve(kept.subarray(0, length)));
    request.once("error", () => resolve("gone"));
    request.once("close", () => resolve("gone"));
  });
}

/** The same request, with its body still to be read. */
function replay(request: IncomingMessage, body: Buffer): IncomingMessage {
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request;
  const again = new IncomingMessage(request.socket);
  Object.assign(again, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor });
  again.complete = true;
  again.push(body);
  again.push(null);

  return again;
}

type Reason = { status: number; sentence: string };

/** Where the body has not come whole, its rest would be read as the next request: the connection ends. */
function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { isProgram }: BodyLimit,
  { status, sentence }: Reason,
): void {
  // Next's client shows a sentence only if it is of exactly this type.
  const type = isProgram ? "application/json; charset=utf-8" : "text/plain";
  const text = isProgram ? JSON.stringify({ error: sentence }) : `${sentence}\n`;
  response.writeHead(status, [
    ...["Content-Type", type, "Content-Length", String(Buffer.byteLength(text)), "Cache-Control", "no-store"],
    ...(request.complete ? [] : ["Connection", "close"]),
  ]);
  response.write(text);
  if (request.complete) {
    response.end();
  } else {
    endWhenSent(request, response);
  }
}

/** A connection that ends under a sender who still writes takes the answer with it: for a while, what comes is thrown away. */
function endWhenSent(request: IncomingMessage, response: ServerResponse): void {
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, lingerMs);
  request.once("end", end);
  request.once("close", end);
  request.resume();
}

const lingerMs = 2_000;
