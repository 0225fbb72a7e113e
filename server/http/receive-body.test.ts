import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import type { Server } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { tooLargeSentence } from "@/domain/shared/too-large";
import { close, createPublicServer, listen } from "./listen";
import { receiveBody } from "./receive-body";
import { askServer, sendBytes } from "./testing/ask-server";

const urlEncoded = { "content-type": "application/x-www-form-urlencoded" };
const json = { "content-type": "application/json" };
const alerts = "/api/alerts/1";
const metric = "/api/v1/pages/1";

let server: Server;
let port: number;
/** What a handler has read: how long, and a hash of it. */
let read: string[];

beforeAll(async () => {
  server = createPublicServer((request, response) => {
    void receiveBody(request, response, request.url ?? "").then(async (received) => {
      if (received === null) {
        return;
      }
      const chunks: Buffer[] = [];
      received.on("data", (chunk: Buffer) => chunks.push(chunk));
      await once(received, "end");
      read.push(fingerprint(Buffer.concat(chunks)));
      response.end(`${received.method} ${received.url} ${received.headers.origin}`);
    });
  });
  port = await listen(server, 0, "127.0.0.1");
});

beforeEach(() => {
  read = [];
});

afterAll(() => close(server, 0));

const ways = [{ isChunked: false }, { isChunked: true }];

test.each(ways)("a body that is exactly at the limit arrives byte for byte, %j", async (way) => {
  for (const [path, size] of [
    [alerts, 2 * 1024 * 1024],
    [metric, 4 * 1024],
    [metric, 1],
  ] as const) {
    const body = randomBytes(size);
    const answer = await post(path, body, { ...json, origin: "mine" }, way);

    expect([answer.status, answer.body.toString()]).toEqual([200, `POST ${path} mine`]);
    expect(read.at(-1)).toBe(fingerprint(body));
  }
});

test.each(ways)("a byte more is refused, and reaches nobody, %j", async (way) => {
  for (const [path, size] of [
    [alerts, 2 * 1024 * 1024 + 1],
    ["/api/occurrences/1", 16 * 1024 + 1],
  ] as const) {
    const { status, body, headers } = await post(path, Buffer.alloc(size, "x"), json, way);

    expect([status, JSON.parse(body.toString())]).toEqual([413, { error: tooLargeSentence }]);
    expect(headers.connection).toBe("close");
  }
  const { status, body, headers } = await post("/api/comments", Buffer.alloc(64 * 1024 + 1, "x"), json, way);
  expect([status, body.toString(), headers["content-type"]]).toEqual([413, `${tooLargeSentence}\n`, "text/plain"]);
  expect(read).toEqual([]);
});

test("what says that it is too large is refused before it is sent", async () => {
  const answer = await sendBytes(
    port,
    "POST /api/auth/signout HTTP/1.1\r\nHost: x\r\nContent-Length: 30000000\r\n\r\n",
  );

  expect(answer).toMatch(/^HTTP\/1\.1 413 (.*\r\n)*Connection: close\r\n/);
});

test.each([
  ["has more than it said", "Content-Length: 3", `abc${"a=&".repeat(30_000)}`, ["abc"]],
  ["has less than it said", "Content-Length: 4000", "abc", []],
  ["breaks off in the middle", "Transfer-Encoding: chunked", "5\r\n[1, 2\r\n", []],
  ["says two lengths", "Content-Length: 3\r\nContent-Length: 90000", "abc", []],
  ["says a length and comes in chunks", "Content-Length: 3\r\nTransfer-Encoding: chunked", "3\r\nabc\r\n0\r\n\r\n", []],
])("a body that %s brings nothing that it did not say", async (_, header, body, expected) => {
  const answers = await sendBytes(port, `POST ${metric} HTTP/1.1\r\nHost: x\r\n${header}\r\n\r\n${body}`, {
    ends: true,
  });

  expect(answers).toMatch(/(?:^|\r\n)HTTP\/1\.1 400 /);
  // What came whole may reach its handler, or go down with its connection.
  expect([[], expected.map((text) => fingerprint(Buffer.from(text)))]).toContainEqual(read);
});

test("too many fields are refused, however they are sent, and as many as fit are not", async () => {
  const pairs = (count: number) => Buffer.from(Array.from({ length: count }, () => "a=").join("&"));
  const parts = (count: number) =>
    Buffer.from(`${'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n--\r\n'.repeat(count)}--b--\r\n`);
  const multipart = { "content-type": "multipart/form-data; boundary=b" };
  const noBoundary = { "content-type": "multipart/form-data" };

  expect((await post("/api/comments", pairs(30), urlEncoded)).status).toBe(200);
  expect((await post("/api/comments", pairs(31), urlEncoded)).status).toBe(413);
  expect((await post("/api/comments", parts(30), multipart)).status).toBe(200);
  expect((await post("/api/comments", parts(31), multipart)).status).toBe(413);
  expect((await post("/api/comments", parts(1), noBoundary)).status).toBe(415);
  // A command line calls JSON a form unless it is set otherwise.
  expect((await post(alerts, pairs(999), urlEncoded)).status).toBe(200);
});

test("compressed data is refused, and what says that it is not compressed is taken", async () => {
  const gzipped = gzipSync(Buffer.alloc(1024 * 1024));
  const { status, body } = await post(alerts, gzipped, { ...json, "content-encoding": "gzip" });

  expect([status, JSON.parse(body.toString())]).toEqual([415, { error: expect.stringMatching(/^Nothing here reads/) }]);
  expect((await post(alerts, gzipped, { ...json, "content-encoding": "identity" })).status).toBe(200);
});

test.each(["GET", "HEAD", "OPTIONS"])("what only reads brings no body: %s", async (method) => {
  const send = (body: string) =>
    sendBytes(
      port,
      `${method} /staff HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );

  expect(await send("")).toMatch(/^HTTP\/1\.1 200 /);
  expect(await send("a=&")).toMatch(/^HTTP\/1\.1 413 /);
});

test("a connection whose body has come whole goes on after the refusal", async () => {
  const form = (body: string) =>
    `POST /api/comments HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
  const last = "GET /staff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
  const tooMany = form("a=&".repeat(200));
  const answers = await sendBytes(port, tooMany + form("a=1") + tooMany + last);

  expect([...answers.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(["413", "200", "413", "200"]);
});

test("forty large bodies at once are each refused, and what is asked beside them is answered", async () => {
  const body = Buffer.from("a=&".repeat(83_000));
  const refusals = Array.from({ length: 40 }, () =>
    post("/api/auth/callback/password", body, urlEncoded, { isChunked: true }),
  );
  const beside = await askServer(port, { path: "/staff", headers: {}, method: "GET" });

  expect(beside.status).toBe(200);
  expect(new Set((await Promise.all(refusals)).map(({ status }) => status))).toEqual(new Set([413]));
});

function post(path: string, body: Buffer, headers: Record<string, string>, { isChunked = false } = {}) {
  const length = isChunked ? {} : { "content-length": String(body.length) };
  const chunks = Array.from({ length: Math.ceil(body.length / 10_000) }, (_, at) =>
    body.subarray(at * 10_000, (at + 1) * 10_000),
  );

  return askServer(port, { path, method: "POST", headers: { ...headers, ...length }, body: chunks });
}

function fingerprint(body: Buffer): string {
  return `${body.length} ${createHash("sha256").update(body).digest("hex")}`;
}
