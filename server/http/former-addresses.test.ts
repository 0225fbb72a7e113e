import { mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packDocument } from "@/server/publishing/documents/document";
import { foldersIn } from "@/server/publishing/documents/files";
import { openStore } from "@/server/publishing/documents/store";
import { trustProxies } from "./forwarded";
import { close, createPublicServer, listen } from "./listen";
import { createRequestListener } from "./request-listener";
import { askServer } from "./testing/ask-server";

const documents = {
  "/incidents/wifi-3": "<h1>Wi-Fi</h1>",
  "/problem/not-found": "<h1>No such page</h1>",
  "/problem/withdrawn/mail-10": "<h1>MAIL-10 was withdrawn</h1>",
  "/problem/former-addresses.json": JSON.stringify({
    moved: { "mail-9": "wifi-3" },
    withdrawn: ["mail-10"],
    removed: ["0x1"],
    recoded: { fiel: "field" },
    deleted: ["test"],
  }),
};

let dataDir: string;
let server: Server;
let port: number;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "allclear-former-"));
  const store = await openStore(foldersIn(dataDir), { isSecure: false, now: new Date() });
  for (const [path, body] of Object.entries(documents)) {
    await store.put(await packDocument(path, Buffer.from(body), new Date(0)));
  }
  server = createPublicServer(
    createRequestListener({
      store,
      nextRenderer: Promise.resolve({
        handle: async (_request, response) => {
          response.end("by Next");

          return Promise.resolve();
        },
        publisher: { publishNow: () => Promise.resolve(null), stop: () => Promise.resolve() },
        renderVisitorPage: () => Promise.resolve({ status: 200, html: "for one visitor" }),
      }),
      publicFiles: new Set(),
      trustedProxies: trustProxies(""),
      isSecure: false,
    }),
  );
  port = await listen(server, 0, "127.0.0.1");
});

afterAll(async () => {
  await close(server, 0);
  await rm(dataDir, { recursive: true });
});

const cases: readonly [path: string, status: number, location?: string][] = [
  ["/incidents/mail-9", 308, "/incidents/wifi-3"],
  ["/incidents/MAIL-9.2", 308, "/incidents/wifi-3#update-2"],
  ["/incidents/mail-9/updates.atom?from=mail", 308, "/incidents/wifi-3/updates.atom?from=mail"],
  ["/d/mail9", 308, "/d/wifi-3"],
  ["/confirmations/mail-9", 308, "/confirmations/wifi-3"],
  ["/staff/incidents/mail-9/about", 308, "/staff/incidents/wifi-3/about"],
  ["/incidents/mail-10", 410],
  ["/incidents/MAIL-10.1", 410],
  ["/incidents/mail-10/feed.json", 410],
  ["/incidents/mail-10/picture.png", 410],
  ["/d/mail-10", 410],
  ["/known-errors/0x1", 410],
  ["/services/fiel", 308, "/services/field"],
  ["/services/FIEL/updates.atom", 308, "/services/field/updates.atom"],
  ["/services/test", 410],
  ["/services/test/badge.svg", 410],
  // Staff see it still, and may restore it.
  ["/staff/incidents/mail-10", 200],
  ["/incidents/wifi-3", 200],
  ["/incidents/mail-11", 404],
  ["/known-errors/0x2", 404],
  ["/problem/withdrawn/mail-10", 404],
  ["/problem/former-addresses.json", 404],
];

test.each(cases)("GET %s answers %i", async (path, status, location) => {
  const { status: answered, headers } = await get(path);

  expect([answered, headers.location]).toEqual([status, location]);
});

test("where an incident was withdrawn, the page that says so is answered, and no cache keeps it", async () => {
  const { headers, body } = await get("/incidents/mail-10");

  expect(body.toString()).toBe("<h1>MAIL-10 was withdrawn</h1>");
  expect(headers["cache-control"]).toBe("no-store");
});

test("an address that was moved is asked for again soon: it may be moved back", async () => {
  expect((await get("/incidents/mail-9")).headers["cache-control"]).toBe("public, max-age=60");
});

function get(path: string) {
  return askServer(port, { path, headers: { host: "status.example" }, method: "GET" });
}
