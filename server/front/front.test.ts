import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { request as ask, type IncomingHttpHeaders, type Server } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { packDocument } from "@/server/publication/document";
import { foldersIn } from "@/server/publication/files";
import { openStore, type Store } from "@/server/publication/store";
import { trustProxies } from "./forwarded";
import { type Backstage, createFront } from "./front";
import { close, createPublicServer, listen } from "./listen";

// Failing on purpose is no news.
vi.hoisted(() => (process.env.LOG_LEVEL = "silent"));

let dataDir: string;
let server: Server;
let port: number;
let store: Store;
const seenByNext: IncomingHttpHeaders[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "allclear-front-"));
  store = await openStore(foldersIn(dataDir), { isSecure: false, now: new Date() });
  for (const path of ["/", "/incidents/mail-7", "/problem/not-found", "/problem/unavailable"]) {
    await store.put(await packDocument(path, Buffer.from(`<h1>${path}</h1>`), new Date(0)));
  }
  const front = createFront({
    store,
    backstage: Promise.resolve(backstage),
    publicFiles: new Set(["/live.js"]),
    trustedProxies: trustProxies(""),
    isSecure: false,
  });
  server = createPublicServer(front);
  port = await listen(server, 0, "127.0.0.1");
});

afterAll(async () => {
  await close(server, 0);
  await rm(dataDir, { recursive: true });
});

test("a published page comes compressed, with a tag, and with no cookie", async () => {
  const answer = await get("/", { "accept-encoding": "gzip, br" });

  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({ "content-encoding": "br", vary: "Accept-Encoding" });
  expect(answer.headers["cache-control"]).toContain("stale-if-error");
  expect(answer.headers["set-cookie"]).toBeUndefined();
  expect(answer.headers["content-security-policy"]).toContain("script-src 'self'");
  expect(answer.headers["strict-transport-security"]).toBeUndefined();
  expect(brotliDecompressSync(answer.body).toString()).toBe("<h1>/</h1>");
});

test("each encoding has its tag, and each tag gives 304", async () => {
  const tags = new Set<string>();
  for (const encoding of ["br", "gzip", "identity"]) {
    const { headers } = await get("/", { "accept-encoding": encoding });
    tags.add(String(headers.etag));
    const again = await get("/", { "accept-encoding": encoding, "if-none-match": `"x", ${headers.etag}` });
    expect(again.status).toBe(304);
    expect(again.headers.etag).toBe(headers.etag);
    expect(again.body).toHaveLength(0);
  }

  expect(tags.size).toBe(3);
});

test("HEAD says what GET would, without the page", async () => {
  const { status, headers, body } = await get("/", {}, "HEAD");

  expect([status, headers["content-length"], body.length]).toEqual([200, "10", 0]);
});

test.each([
  ["/?utm_source=mail", 200],
  ["/incidents/mail-7?x=1&y", 200],
  ["http://anything.example/incidents/mail-7", 200],
  ["/incidents/mail-8", 200],
  ["/incidents/mail-99", 404],
  ["/incidents/mail-503", 503],
  ["/nothing", 404],
  ["/problem/not-found", 404],
  ["//other.example/", 404],
  ["/..%2f..%2fetc/passwd", 404],
  ["/_next/image?url=x", 404],
  ["/%", 400],
  ["/a%00", 400],
  ["*", 400],
  ["/staff/sign-in", 200],
  ["/api/comments", 200],
  ["/live.js", 200],
  ["/comment?incident=mail-7", 200],
  ["/comments/abc_DEF-1", 200],
  ["/comments/gone", 404],
  ["/comments/../staff", 404],
  ["/healthz", 200],
  ["/readyz", 200],
])("GET %s answers %i", async (path, status) => {
  expect((await get(path)).status).toBe(status);
});

test.each([
  ["/MAIL-7", "/incidents/mail-7"],
  ["/mail7", "/incidents/mail-7"],
  ["/MAIL%207", "/incidents/mail-7"],
  ["/mail-7.3", "/incidents/mail-7#update-3"],
  ["/Incidents/Mail-7/", "/incidents/mail-7"],
  ["/LOG/", "/log"],
])("%s leads to %s", async (path, location) => {
  const { status, headers } = await get(path);

  expect([status, headers.location]).toEqual([301, location]);
});

test("what is missing is said in the look of the site, and kept by no cache", async () => {
  const { headers, body } = await get("/nothing");

  expect(body.toString()).toBe("<h1>/problem/not-found</h1>");
  expect(headers["cache-control"]).toBe("no-store");
  expect(headers.etag).toBeUndefined();
});

test("published addresses can only be read", async () => {
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"]) {
    const { status, headers } = await get("/", {}, method);
    expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
  }
});

test("a visitor's page is private and gets the visitor's cookie", async () => {
  const { headers, body } = await get("/comments/mine", { cookie: "a=b" });

  expect(headers["cache-control"]).toBe("private, no-store");
  expect(body.toString()).toBe("/comments/mine a=b");
});

test("Next gets no header that only we may send, and the address of who asked", async () => {
  await get("/staff", {
    "x-allclear-form": "forged",
    "x-middleware-subrequest": "forged",
    "next-router-state-tree": "%7Bbroken",
    "x-forwarded-for": "198.51.100.1",
  });
  const headers = seenByNext.at(-1) ?? {};

  expect(Object.keys(headers).filter((name) => /^x-(?!forwarded-for)|router/.test(name))).toEqual([]);
  expect(headers["x-forwarded-for"]).toBe("198.51.100.1");
});

test.each(["a b", "x/y", "evil.example:port", "<script>"])("Host: %s never reaches Next", async (host) => {
  const before = seenByNext.length;

  expect((await get("/staff", { host })).status).toBe(400);
  expect(seenByNext).toHaveLength(before);
  expect((await get("/", { host })).status).toBe(200);
});

test("a form that is too much is answered, and ends its connection: its rest holds up nothing", async () => {
  const tooLong = `POST /api/comments HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n${"a".repeat(500_000)}`;
  const answers = await sendRaw(`${tooLong}GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);

  expect(answers).toMatch(/^HTTP\/1\.1 200 OK\r\n(.*\r\n)*Connection: close\r\n/);
  expect((await get("/healthz")).status).toBe(200);
});

test("a private link is told to no other page, and every other page only to our own", async () => {
  const policies = await Promise.all(
    ["/comments/mine", "/api/comments/mine/correct", "/comment", "/api/comments", "/"].map(async (path) => {
      const { headers } = await get(path);

      return headers["referrer-policy"];
    }),
  );

  expect(policies).toEqual(["no-referrer", "no-referrer", "same-origin", "same-origin", "same-origin"]);
});

test("when Next fails, the page that says so comes with 503", async () => {
  const { status, headers, body } = await get("/staff/broken");

  expect([status, headers["retry-after"]]).toEqual([503, "5"]);
  expect(body.toString()).toBe("<h1>/problem/unavailable</h1>");
});

test.each([
  "nonsense\r\n\r\n",
  "GET / HTTP/1.1\r\nHost: x\r\nBroken\r\n\r\n",
  `GET / HTTP/1.1\r\nX: ${"a".repeat(20_000)}\r\n\r\n`,
])("%# is refused, and the next is served", async (bytes) => {
  expect(await sendRaw(bytes)).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect((await get("/")).status).toBe(200);
});

const backstage: Backstage = {
  handle: (request, response) => {
    if (request.url === "/staff/broken") {
      return Promise.reject(new Error("Next is broken."));
    }
    seenByNext.push({ ...request.headers });
    if (request.method === "POST") {
      request.once("data", () => request.pause());
    }
    response.end("next");

    return once(response, "finish").then(() => undefined);
  },
  publisher: {
    publishNow: (path) =>
      Promise.resolve(path.endsWith("-99") ? null : path.endsWith("-503") ? "unavailable" : (store.get("/") ?? null)),
    stop: () => Promise.resolve(),
  },
  renderVisitorPage: (target, { cookie }) =>
    Promise.resolve({ status: target.endsWith("/gone") ? 404 : 200, html: `${target} ${cookie ?? ""}` }),
};

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

function get(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = ask({ host: "127.0.0.1", port, path, headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
}

function sendRaw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes));
    let text = "";
    socket.on("data", (chunk) => (text += chunk.toString()));
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });
}
