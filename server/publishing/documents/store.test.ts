import { mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { packDocument, unpack } from "./document";
import { type Folders, foldersIn } from "./files";
import { openStore, type Store } from "./store";

const now = new Date("2006-12-12T18:46:00Z");
let dataDir: string;
let folders: Folders;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "allclear-store-"));
  folders = foldersIn(dataDir);
});

afterEach(() => rm(dataDir, { recursive: true }));

test("what was put is there after a restart, in every encoding", async () => {
  const store = await open();
  await put(store, "/", "<p>front</p>");
  await put(store, "/log/2006/12", "<p>month</p>");
  await put(store, "/live.json", "{}");

  const again = await open();
  expect(again.paths().sort()).toEqual(["/", "/live.json", "/log/2006/12"]);
  expect(textOf(again, "/log/2006/12")).toBe("<p>month</p>");
  expect(again.get("/")?.hash).toBe(store.get("/")?.hash);
});

test("the folder is one that a web server can serve as it is", async () => {
  await put(await open(), "/log", "<p>log</p>");

  expect((await readdir(join(folders.published, "log"))).sort()).toEqual([
    "index.html",
    "index.html.br",
    "index.html.gz",
  ]);
  expect(brotliDecompressSync(await file("log/index.html.br")).toString()).toBe("<p>log</p>");
  expect(gunzipSync(await file("log/index.html.gz")).toString()).toBe("<p>log</p>");
});

test.each(["index.html.br", "index.html.gz"])("when %s does not fit, the page itself counts", async (damaged) => {
  await put(await open(), "/", "<p>front</p>");
  await writeFile(join(folders.published, damaged), "half of some");

  expect(textOf(await open(), "/")).toBe("<p>front</p>");
});

test("an empty file is no document", async () => {
  await put(await open(), "/", "<p>front</p>");
  await truncate(join(folders.published, "index.html"));

  expect((await open()).paths()).toEqual([]);
});

test("what is removed is gone from memory and from the folder, and its folder with it", async () => {
  const store = await open();
  await put(store, "/log/2006/12", "<p>month</p>");
  await store.remove("/log/2006/12");

  expect(store.get("/log/2006/12")).toBeUndefined();
  expect(await readdir(folders.published)).toEqual([]);
});

test("removed and put again, in one breath, ends as put", async () => {
  const store = await open();
  await put(store, "/log", "<p>1</p>");
  await Promise.all([store.remove("/log"), put(store, "/log", "<p>2</p>")]);

  expect(textOf(await open(), "/log")).toBe("<p>2</p>");
});

test("files that nobody finished are cleared away once they are old, and never read", async () => {
  await mkdir(folders.publishing, { recursive: true });
  await writeFile(join(folders.publishing, "1-1.tmp"), "old");
  await utimes(join(folders.publishing, "1-1.tmp"), now, now);
  await writeFile(join(folders.publishing, "2-1.tmp"), "new");
  await openStore(folders, { isSecure: false, now: new Date() });

  expect(await readdir(folders.publishing)).toEqual(["2-1.tmp"]);
});

test("a folder that cannot be written to stops nobody from reading", async () => {
  await writeFile(join(dataDir, "published"), "in the way");
  const store = await openStore(
    { ...folders, published: join(dataDir, "published", "below") },
    { isSecure: false, now },
  );
  await put(store, "/", "<p>front</p>");

  expect(textOf(store, "/")).toBe("<p>front</p>");
});

test("a document keeps its own bytes, and nothing of what was reserved to compress it", async () => {
  const { bytes } = await packDocument("/", Buffer.from("<p>Hello</p>".repeat(500)), now);

  const kept = bytes.kind === "text" ? [bytes.br, bytes.gzip] : [];
  expect(kept.map(({ buffer }) => buffer.byteLength)).toEqual(kept.map(({ byteLength }) => byteLength));
  expect(kept.map(({ byteLength }) => byteLength > 0)).toEqual([true, true]);
});

test("pictures are kept as they are", async () => {
  await put(await open(), "/icon.png", "PNG");

  expect(await readdir(folders.published)).toEqual(["icon.png"]);
  expect(textOf(await open(), "/icon.png")).toBe("PNG");
});

function open(): Promise<Store> {
  return openStore(folders, { isSecure: false, now });
}

async function put(store: Store, path: string, text: string): Promise<void> {
  await store.put(await packDocument(path, Buffer.from(text), now));
}

function textOf(store: Store, path: string): string | undefined {
  const document = store.get(path);

  return document && unpack(document).toString();
}

function file(name: string): Promise<Buffer> {
  return readFile(join(folders.published, name));
}
