import type { Server } from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseAlerts } from "@/domain/monitoring/alert-payload";
import { AppError } from "@/domain/shared/errors";
import { bodyLimitFor } from "@/server/http/body-limits";
import { close, createPublicServer, listen } from "@/server/http/listen";
import { receiveBody } from "@/server/http/receive-body";
import { askServer } from "@/server/http/testing/ask-server";
import { readForm } from "./form-body";
import { parseBody } from "./parse-body";

let server: Server;
let port: number;

beforeAll(async () => {
  server = createPublicServer((request, response) => {
    const path = request.url ?? "";
    void receiveBody(request, response, path).then(async (received) => {
      if (received === null) {
        return;
      }
      const body = await buffer(received);
      const type = request.headers["content-type"] ?? "";
      const handed = new Request("http://localhost/", {
        method: "POST",
        headers: { "content-type": type },
        body: new Uint8Array(body),
      });
      await handle(path, handed);
      response.end("done");
    });
  });
  port = await listen(server, 0, "127.0.0.1");
});

afterAll(() => close(server, 0));

const [alerts, form, kB] = ["/api/alerts/1", "/api/comments", 1024];
const urlEncoded = "application/x-www-form-urlencoded";
const part = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n';

// At the limit of each address, the shapes that cost most for their size; and what is refused at once.
const shapes: readonly [name: string, path: string, type: string, body: string | Buffer][] = [
  ["as many fields as may be, empty", form, urlEncoded, "a=&".repeat(29)],
  ["ten thousand empty fields", form, urlEncoded, "a=&".repeat(10_000)],
  ["fields that are all percent signs", form, urlEncoded, `what=${"%".repeat(60 * kB)}`],
  ["fields of bytes that are no letters", form, urlEncoded, `what=${"%ff".repeat(20 * kB)}`],
  ["one endless name", form, urlEncoded, "a".repeat(64 * kB)],
  ["as many parts as may be", form, "multipart/form-data; boundary=b", `${part.repeat(29)}--b--\r\n`],
  ["parts without an end", form, "multipart/form-data; boundary=b", part + "\r\n--".repeat(15 * kB)],
  ["a boundary of one letter everywhere", form, "multipart/form-data; boundary=-", "-".repeat(64 * kB)],
  ["headers of a part without an end", form, "multipart/form-data; boundary=b", `--b\r\n${"a:b\r\n".repeat(12 * kB)}`],
  ["brackets two million deep", alerts, "application/json", "[".repeat(2 * kB * kB)],
  ["brackets a million deep, and closed", alerts, "application/json", "[".repeat(kB * kB) + "]".repeat(kB * kB)],
  ["objects in objects", alerts, "application/json", `${'{"a":'.repeat(200 * kB)}1${"}".repeat(200 * kB)}`],
  ["numbers", alerts, "application/json", `[${"1,".repeat(kB * kB - 2)}1]`],
  ["one number of two million digits", alerts, "application/json", "9".repeat(2 * kB * kB)],
  ["one text of escapes", alerts, "application/json", `"${"\\u0041".repeat(340 * kB)}"`],
  ["keys that are all others", alerts, "application/json", `{${keys(90_000)}}`],
  ["as many values as may be", alerts, "application/json", `[${"{},".repeat(99_999)}{}]`],
  ["alerts that are nothing", alerts, "application/json", `{"alerts":[${"{},".repeat(600_000)}{}]}`],
  ["a bomb of gzip", alerts, "application/json", gzipSync(Buffer.alloc(30 * kB * kB))],
];

// A machine that does something else makes a stall longer and never shorter: the shortest of some tries counts.
test.each(shapes)(
  "%s stalls nobody for more than 100 ms",
  async (_, path, type, body) => {
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(bodyLimitFor("POST", path).maxBytes + 1);
    let shortest = Infinity;
    for (let tries = 0; tries < 40 && shortest > maxStallMs; tries += 1) {
      shortest = Math.min(shortest, await stallOf(path, type, Buffer.from(body)));
    }

    expect(shortest).toBeLessThan(maxStallMs);
  },
  120_000,
);

test("nor do headers: as many as fit, each answered or refused", async () => {
  const headers = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`x-${index}`, "a"]));
  let shortest = Infinity;
  for (let tries = 0; tries < 40 && shortest > maxStallMs; tries += 1) {
    shortest = Math.min(shortest, await stallDuring(() => askServer(port, { path: form, method: "GET", headers })));
  }

  expect(shortest).toBeLessThan(maxStallMs);
});

const maxStallMs = 100;

/** As the handlers of these addresses do. */
async function handle(path: string, request: Request): Promise<void> {
  if (path === form) {
    await readForm(request);
    return;
  }
  try {
    parseAlerts({ kind: "generic" }, parseBody(await request.text()), new Date());
  } catch (error) {
    if (!(error instanceof AppError)) {
      throw error;
    }
  }
}

function stallOf(path: string, type: string, body: Buffer): Promise<number> {
  const isGzip = body[0] === 0x1f;
  const headers = {
    "content-type": type,
    "content-length": String(body.length),
    ...(isGzip ? { "content-encoding": "gzip" } : {}),
  };

  return stallDuring(() => askServer(port, { path, method: "POST", headers, body: [body] }));
}

async function stallDuring(ask: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await ask();
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.disable();

  return delay.max / 1e6;
}

function keys(count: number): string {
  return Array.from({ length: count }, (_, index) => `"key ${index}":1`).join();
}
