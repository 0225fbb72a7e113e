import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PublicationEvent } from "@/domain/publishing/publication";
import { announce } from "@/server/infra/announce";
import { db, transaction } from "@/server/infra/db";
import { waiting } from "@/server/testing/waiting";
import { readProgress } from "./progress";
import { packDocument, unpack } from "./document";
import { foldersIn } from "./files";
import { startPublisher } from "./publisher";
import type { Rendering } from "./render";
import { openStore, type Store } from "./store";

const posted = {
  kind: "incident_changed",
  incident: { code: "MAIL-7", kind: "incident", serviceCodes: ["MAIL"], months: ["2006/12"] },
} as const satisfies PublicationEvent;
const stops: (() => Promise<void>)[] = [];
let dataDir: string;
/** What every page says, at the moment it is rendered. */
let content: string;

beforeEach(async () => {
  content = "old";
  dataDir = await mkdtemp(join(tmpdir(), "allclear-publisher-"));
});

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
  await rm(dataDir, { recursive: true });
  await db.publicationEvent.deleteMany();
});

afterAll(() => db.$disconnect());

test("at first everything that exists is published", async () => {
  const { store } = await start({ existing: ["/", "/live.json", "/incidents/mail-1"] });

  await vi.waitFor(() => expect(store.paths()).toContain("/incidents/mail-1"), waiting);
});

test("what a former build published at an address that has another name by now goes", async () => {
  const { store, isSettled } = await start({ before: ["/errors/0x800ccc0f", "/incidents/mail-1"] });
  await isSettled();

  await vi.waitFor(() => expect(store.paths()).not.toContain("/errors/0x800ccc0f"), waiting);
  expect(store.paths()).toContain("/");
});

test("what is announced is on the page in every publisher", async () => {
  const one = await start({ name: "one" });
  const other = await start({ name: "other" });
  await Promise.all([one.isSettled(), other.isSettled()]);
  content = "posted";
  await say(posted);

  await vi.waitFor(
    () => [one, other].forEach((each) => expect(textOf(each.store, "/incidents/mail-7")).toBe("posted")),
    waiting,
  );
  await vi.waitFor(() => [one, other].forEach((each) => expect(textOf(each.store, "/")).toBe("posted")), waiting);
});

test("an event of which no notification came is made good after the connection broke", async () => {
  const { store, isSettled } = await start({});
  await isSettled();
  content = "missed";
  await db.publicationEvent.create({ data: { event: posted }, select: { id: true } });
  await breakConnections();

  await vi.waitFor(() => expect(textOf(store, "/incidents/mail-7")).toBe("missed"), waiting);
});

test("an event that was committed late, behind newer ones, is made good too", async () => {
  const { store, isSettled } = await start({});
  await isSettled();
  const late = await reserveEventId();
  await say({ kind: "readings_changed" });
  await isSettled();
  content = "late";
  await db.publicationEvent.create({ data: { id: late, event: posted }, select: { id: true } });
  await breakConnections();

  await vi.waitFor(() => expect(textOf(store, "/incidents/mail-7")).toBe("late"), waiting);
});

test("after a restart, what happened in the meantime is published, and no more", async () => {
  const first = await start({ existing: ["/incidents/mail-1"] });
  await first.isSettled();
  await first.publisher.stop();
  content = "since the stop";
  await say(posted);
  const second = await start({ existing: ["/incidents/mail-1"] });

  await vi.waitFor(() => expect(textOf(second.store, "/incidents/mail-7")).toBe("since the stop"), waiting);
  expect(second.rendered).not.toContain("/incidents/mail-1");
});

test("another build publishes everything again, and what no longer exists is removed", async () => {
  const first = await start({ existing: ["/incidents/mail-1", "/incidents/mail-2"] });
  await first.isSettled();
  await first.publisher.stop();
  content = "newer";
  const second = await start({ buildId: "newer", existing: ["/incidents/mail-1"], missing: ["/incidents/mail-2"] });

  expect(second.store.paths()).toContain("/incidents/mail-2");
  await vi.waitFor(() => expect(textOf(second.store, "/incidents/mail-1")).toBe("newer"), waiting);
  await vi.waitFor(() => expect(second.store.paths()).not.toContain("/incidents/mail-2"), waiting);
});

test("twenty events at once cost a page far fewer renderings", async () => {
  const { rendered, isSettled } = await start({ delayMs: 50 });
  await isSettled();
  rendered.length = 0;
  await Promise.all(Array.from({ length: 20 }, () => say({ kind: "readings_changed" })));
  await isSettled();

  expect(rendered.filter((path) => path === "/").length).toBeLessThan(10);
});

test("a page that cannot be rendered stays as it was, and is rendered when it can be", async () => {
  const { store, isSettled, failing } = await start({ existing: ["/incidents/mail-7"] });
  await isSettled();
  content = "new";
  failing.add("/incidents/mail-7");
  await say(posted);
  await vi.waitFor(() => expect(textOf(store, "/")).toBe("new"), waiting);
  expect(textOf(store, "/incidents/mail-7")).toBe("old");

  failing.clear();
  await vi.waitFor(() => expect(textOf(store, "/incidents/mail-7")).toBe("new"), waiting);
});

test("the page of an incident of many years is published before the page of each of its months", async () => {
  const { rendered, isSettled } = await start({ delayMs: 5 });
  await isSettled();
  rendered.length = 0;
  const months = Array.from(
    { length: 120 },
    (_, index) => `${1997 + Math.floor(index / 12)}/${String((index % 12) + 1).padStart(2, "0")}`,
  );
  await say({ kind: "incident_changed", incident: { ...posted.incident, months } });
  await isSettled();

  const firstMonth = rendered.findIndex((path) => path.startsWith("/log/"));
  expect(rendered.filter((path) => path.startsWith("/log/"))).toHaveLength(120);
  expect(rendered.indexOf("/incidents/mail-7")).toBeLessThan(firstMonth);
  expect(rendered.indexOf("/live.json")).toBeLessThan(firstMonth);
});

test("those who ask for an unpublished page share one rendering; a missing one is not rendered for each", async () => {
  const { publisher, rendered, isSettled } = await start({ missing: ["/incidents/mail-99"], delayMs: 20 });
  await isSettled();
  rendered.length = 0;
  const found = await Promise.all(Array.from({ length: 50 }, () => publisher.publishNow("/incidents/mail-5")));
  for (let time = 0; time < 5; time += 1) {
    expect(await publisher.publishNow("/incidents/mail-99")).toBeNull();
  }

  expect(found.every((document) => document && document !== "unavailable")).toBe(true);
  expect(rendered).toEqual(["/incidents/mail-5", "/incidents/mail-99"]);
});

test("a page that was missing is found once it is announced", async () => {
  const { publisher, store, missing, isSettled } = await start({ missing: ["/incidents/mail-7"] });
  await isSettled();
  expect(await publisher.publishNow("/incidents/mail-7")).toBeNull();
  missing.clear();
  await say(posted);

  await vi.waitFor(() => expect(store.get("/incidents/mail-7")).toBeDefined(), waiting);
});

type Situation = {
  name?: string;
  buildId?: string;
  existing?: string[];
  missing?: string[];
  /** What is published before it starts. */
  before?: string[];
  delayMs?: number;
};

async function start({
  name = "web",
  buildId = "build",
  existing = [],
  missing = [],
  before = [],
  delayMs = 0,
}: Situation) {
  const folders = foldersIn(join(dataDir, name));
  const store = await openStore(folders, { isSecure: false, now: new Date() });
  for (const path of before) {
    await store.put(await packDocument(path, Buffer.from("former"), new Date()));
  }
  const rendered: string[] = [];
  const failing = new Set<string>();
  const missingPaths = new Set(missing);
  let busy = 0;
  const render = async (path: string): Promise<Rendering> => {
    rendered.push(path);
    busy += 1;
    try {
      return await renderOnce(path);
    } finally {
      busy -= 1;
    }
  };
  const renderOnce = async (path: string): Promise<Rendering> => {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (failing.has(path)) {
      throw new Error("Not now.");
    }
    if (missingPaths.has(path)) {
      return { kind: "missing" };
    }

    return { kind: "document", document: await packDocument(path, Buffer.from(content), new Date()), assets: [] };
  };
  const publisher = startPublisher({
    store,
    folders,
    render,
    buildId,
    databaseUrl: String(process.env.DATABASE_URL),
    listPublishedPaths: () => Promise.resolve(existing),
    publicFiles: [],
  });
  stops.push(() => publisher.stop());

  const isSettled = async () => {
    await vi.waitUntil(() => readProgress(folders)?.buildId === buildId, waiting);
    await quiet(rendered, () => busy);
  };

  return { store, publisher, rendered, failing, missing: missingPaths, isSettled };
}

/** Nothing was rendered for a while. */
async function quiet(rendered: readonly string[], busy: () => number): Promise<void> {
  let before = -1;
  while (before !== rendered.length || rendered.length === 0 || busy() > 0) {
    before = rendered.length;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}

async function say(event: PublicationEvent): Promise<void> {
  await transaction((tx) => announce(tx, event));
}

async function reserveEventId(): Promise<bigint> {
  const rows = await db.$queryRaw<{ id: bigint }[]>`SELECT nextval('publication_events_id_seq') AS id`;

  return rows[0]?.id ?? 0n;
}

async function breakConnections(): Promise<void> {
  const client = new pg.Client({ connectionString: String(process.env.DATABASE_URL) });
  await client.connect();
  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'allclear publisher' AND datname = current_database()",
  );
  await client.end();
}

function textOf(store: Store, path: string): string | undefined {
  const document = store.get(path);

  return document && unpack(document).toString();
}
