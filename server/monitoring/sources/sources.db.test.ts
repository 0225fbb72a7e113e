import type { RequestListener } from "node:http";
import { expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { addSourceInput, changeSourceInput, trySourceInput } from "@/domain/monitoring/source-input";
import { parseInput } from "@/domain/shared/input";
import { db } from "@/server/infra/db";
import { changeSource, removeSource } from "./change-source";
import { pollSource } from "./poll-source";
import { listSources } from "./queries";
import { page } from "./testing/bad-answers";
import { serve } from "./testing/http-server";
import { watch } from "./testing/scenes";
import { trySource } from "./try-source";

const now = new Date("2026-11-24T12:00:00Z");
const later = new Date("2026-11-24T12:01:00Z");
const secret = "a-token-that-nobody-may-see";

const kinds = [
  ["exposition", "queue 7\n", "queue"],
  ["prometheus", '{"status":"success","data":{"resultType":"scalar","result":[1795521570,"7"]}}', "scalar(queue)"],
  ["json", '{"queue":7}', "/queue"],
] as const;

test.each(kinds)("%s is signed in to, and nothing anywhere shows with what", async (kind, body, query) => {
  const asked: (string | undefined)[] = [];
  const url = await serve((request, response) => {
    asked.push(request.headers.authorization);
    page(body)(request, response);
  });
  const source = await watch(url, now, { kind, query, more: { auth: "bearer", secret } });
  await pollSource(system, source.sourceId, later);

  expect(asked).toEqual([`Bearer ${secret}`]);
  expect(await lastFailure(source.sourceId)).toBeNull();
  const [shown] = (await listSources(system)).filter(({ id }) => id === source.sourceId);
  expect(shown).toMatchObject({ auth: "bearer", authUser: null, hasSecret: true });
  expect(shown).not.toHaveProperty("secret");
  await expectNowhere(secret);
});

test("a user and a password go as RFC 7617 says", async () => {
  let asked: string | undefined;
  const url = await serve((request, response) => {
    asked = request.headers.authorization;
    page("queue 7\n")(request, response);
  });
  const source = await watch(url, now, { more: { auth: "basic", authUser: "monitor", secret } });
  await pollSource(system, source.sourceId, later);
  expect(asked).toBe(`Basic ${Buffer.from(`monitor:${secret}`).toString("base64")}`);
});

test("a server that repeats what it was sent reveals nothing", async () => {
  const url = await serve((request, response) =>
    page(JSON.stringify({ you: request.headers.authorization }))(request, response),
  );
  const input = trySourceInput.parse({ kind: "json", url, query: "/you", auth: "bearer", secret });
  const tried = await trySource(system, input, now);
  expect(tried).toMatchObject({ failure: "/you is “Bearer •••”, which is no number.", answer: '{"you":"Bearer •••"}' });
});

test("credentials do not follow a redirect", async () => {
  let isAsked = false;
  const elsewhere = await serve((_request, response) => {
    isAsked = true;
    response.end("queue 7\n");
  });
  const url = await serve((_request, response) => response.writeHead(302, { location: elsewhere }).end());
  const source = await watch(url, now, { more: { auth: "bearer", secret } });
  await pollSource(system, source.sourceId, later);
  expect(await lastFailure(source.sourceId)).toMatch(/redirects to another address/);
  expect(isAsked).toBe(false);
});

test("credentials go to no public address without https", async () => {
  const input = { kind: "prometheus", url: "http://192.88.99.1", query: "queue", auth: "bearer", secret };
  const tried = await trySource(system, trySourceInput.parse(input), now);
  expect(tried).toHaveProperty("failure", expect.stringContaining("must be asked with https://"));
});

test("a change without a secret keeps the stored one; another server gets it only when it is typed again", async () => {
  const asked: (string | undefined)[] = [];
  const listener: RequestListener = (request, response) => {
    asked.push(request.headers.authorization);
    page("queue 7\n")(request, response);
  };
  const [url, another] = await Promise.all([serve(listener), serve(listener)]);
  const { sourceId: id } = await watch(url, now, { more: { auth: "bearer", secret } });
  const change = { id, name: "Renamed", url: `${url}/metrics`, auth: "bearer", secret: "", intervalSeconds: 15 };

  await changeSource(system, parseInput(changeSourceInput, change), now);
  await pollSource(system, id, later);
  expect(asked).toEqual([`Bearer ${secret}`]);

  const moved = parseInput(changeSourceInput, { ...change, url: another });
  await expect(changeSource(system, moved, now)).rejects.toMatchObject({ fields: { secret: expect.any(String) } });
  const typed = { sourceId: id, kind: "exposition", auth: "bearer", query: "queue" };
  await expect(trySource(system, trySourceInput.parse({ ...typed, url: another }), now)).rejects.toMatchObject({
    code: "invalid",
  });
  expect(asked).toHaveLength(1);

  const tried = await trySource(system, trySourceInput.parse({ ...typed, url }), now);
  expect(tried).toMatchObject({ sample: { value: 7 }, answer: "queue 7" });
  expect(asked).toEqual([`Bearer ${secret}`, `Bearer ${secret}`]);

  await changeSource(system, parseInput(changeSourceInput, { ...change, auth: "none" }), now);
  const row = await db.source.findUniqueOrThrow({ where: { id }, select: { auth: true, secret: true } });
  expect(row).toEqual({ auth: "none", secret: null });
  const basic = parseInput(changeSourceInput, { ...change, auth: "basic", authUser: "monitor" });
  await expect(changeSource(system, basic, now)).rejects.toMatchObject({ fields: { secret: expect.any(String) } });
});

test("a secret of another AUTH_SECRET is reported as that, and the poll goes on", async () => {
  const source = await watch(await serve(page("queue 7\n")), now, { more: { auth: "bearer", secret } });
  await db.source.update({ where: { id: source.sourceId }, data: { secret: "v1.AAAA" }, select: { id: true } });
  await pollSource(system, source.sourceId, later);
  expect(await lastFailure(source.sourceId)).toMatch(/Enter it again\.$/);
});

test.each([
  [{ kind: "json" }, { url: "The address is missing. Type it in." }],
  [{ kind: "json", url: "" }, { url: "The address is missing. Type it in." }],
  [{ kind: "push", url: "https://mail.example.edu" }, { url: expect.stringContaining("has no address") }],
  [{ kind: "certificate", auth: "bearer", secret }, { auth: expect.stringContaining("not signed in to") }],
  [{ kind: "json", url: "https://a.example", auth: "bearer" }, { secret: expect.stringContaining("is missing") }],
  [
    { kind: "json", url: "https://a.example", auth: "basic", secret },
    { authUser: expect.stringContaining("is missing") },
  ],
  [
    { kind: "json", url: "https://a.example", auth: "bearer", secret: "two words" },
    { secret: expect.stringContaining("no spaces") },
  ],
  [
    { kind: "json", url: "https://a.example", auth: "bearer", secret: "two\r\nlines" },
    { secret: expect.stringContaining("one line") },
  ],
  [
    { kind: "json", url: "https://a.example", auth: "basic", authUser: "a:b", secret },
    { authUser: expect.stringContaining("without a colon") },
  ],
])("%j is refused with a sentence for its field", (given, fields) => {
  expect(refusalOf(given)).toMatchObject({ code: "invalid", fields });
});

test.each([
  ["certificate", 3_600],
  ["push", 60],
  ["prometheus", 15],
] as const)("%s has an interval of its own", (kind, intervalSeconds) => {
  const url = kind === "prometheus" ? "https://a.example" : null;
  expect(addSourceInput.parse({ name: "A", kind, url, intervalSeconds: "" })).toMatchObject({ intervalSeconds });
});

test("a removed source takes its metrics and its next poll along", async () => {
  const source = await watch(await serve(page("queue 7\n")), now);
  await pollSource(system, source.sourceId, later);
  await removeSource(system, { id: source.sourceId }, later);
  expect(await db.metric.count({ where: { id: source.metricId } })).toBe(0);
  expect(await db.$queryRaw`SELECT 1 FROM graphile_worker.jobs WHERE key = ${`poll:${source.sourceId}`}`).toEqual([]);
  await expect(removeSource(system, { id: source.sourceId }, later)).rejects.toMatchObject({ code: "not_found" });
});

function refusalOf(given: object): unknown {
  try {
    parseInput(addSourceInput, { name: "A", ...given });
  } catch (error) {
    return error;
  }

  return null;
}

async function lastFailure(sourceId: string): Promise<string | null> {
  const { failure } = await db.source.findUniqueOrThrow({ where: { id: sourceId }, select: { failure: true } });

  return failure;
}

/** Looks into everything that the database holds. */
async function expectNowhere(text: string): Promise<void> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname IN ('public', 'graphile_worker')`;
  expect(tables.length).toBeGreaterThan(15);
  for (const { name } of tables) {
    const query = `SELECT count(*)::int AS found FROM ${name} AS t WHERE t::text LIKE '%' || $1 || '%'`;
    expect(await db.$queryRawUnsafe(query, text), name).toEqual([{ found: 0 }]);
  }
}
