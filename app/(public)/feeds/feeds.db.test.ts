import { afterAll, beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { codePath, formatCode } from "@/domain/shared/codes";
import { editUpdateInput } from "@/domain/incidents/incident-input";
import { hostileTexts } from "@/domain/shared/testing/hostile-texts";
import { editUpdate } from "@/server/incidents/edit-update";
import { db } from "@/server/infra/db";
import { at, makeIncident, makeSite, makeUpdate } from "@/server/testing/make";
import { readWithFeedparser, readWithNewsboat, readWithRssParser } from "./testing/feed-readers";
import { askForFeed, serveFeeds, textOfFeed } from "./testing/serve-feeds";

const origin = "http://localhost:3000";
let server: Awaited<ReturnType<typeof serveFeeds>>;

beforeAll(async () => {
  await makeSite("MAIL", "WIFI");
  server = await serveFeeds();
});
afterAll(() => server.stop());

/** What each feed must say, as the database has it: newest first. */
async function storedUpdates(serviceCode?: string) {
  const rows = await db.update.findMany({
    where: serviceCode === undefined ? {} : { incident: { affected: { some: { service: { code: serviceCode } } } } },
    select: {
      id: true,
      number: true,
      postedAt: true,
      editedAt: true,
      incident: { select: { prefix: true, number: true } },
    },
    orderBy: [{ postedAt: "desc" }, { id: "desc" }],
    take: 100,
  });

  return rows.map(({ id, number, postedAt, editedAt, incident }) => ({
    id: `urn:uuid:${id}`,
    url: origin + codePath(formatCode({ ...incident, update: number })),
    at: postedAt.getTime(),
    updatedAt: (editedAt ?? postedAt).getTime(),
  }));
}

/** Every reader, of both forms, finds what is stored. */
async function expectAgreement(prefix = "", serviceCode?: string): Promise<void> {
  const stored = await storedUpdates(serviceCode);
  const plain = stored.map(({ id, url, at: published }) => ({ id, url, at: published }));
  for (const form of ["atom", "rss"]) {
    const xml = await textOfFeed(`${prefix}/updates.${form}`);
    // XML 1.0 section 2.2
    expect(xml).not.toMatch(/(?![\t\n\r])\p{Cc}|[\p{Surrogate}\uFFFE\uFFFF]/u);
    expect((await readWithRssParser(xml)).map(({ id, url, at: published }) => ({ id, url, at: published }))).toEqual(
      plain,
    );
    const read = await readWithFeedparser(xml);
    expect(read.map(({ id, url, at: published }) => ({ id, url, at: published }))).toEqual(plain);
    if (form === "atom") {
      expect(read.map(({ updatedAt }) => updatedAt)).toEqual(stored.map(({ updatedAt }) => updatedAt));
    }
  }
  // One cache for each: of two feeds with the same ids, newsboat keeps the items of one.
  const cached = await Promise.all(
    ["atom", "rss"].map((form) => readWithNewsboat(`${server.origin}${prefix}/updates.${form}`)),
  );
  const inOrder = (items: typeof plain) =>
    items.map(({ id, url, at: published }) => `${id} ${url} ${published}`).sort();
  expect(cached.map(inOrder)).toEqual([inOrder(plain), inOrder(plain)]);
  const json: unknown = JSON.parse(await textOfFeed(`${prefix}/feed.json`));
  expect(json).toMatchObject({
    version: "https://jsonfeed.org/version/1.1",
    feed_url: `${origin}${prefix}/feed.json`,
    items: stored.map((item) => ({
      id: item.id,
      url: item.url,
      date_published: new Date(item.at).toISOString(),
      date_modified: new Date(item.updatedAt).toISOString(),
    })),
  });
}

test("with nothing posted, every feed is whole and empty", async () => {
  await expectAgreement();
  for (const path of ["/history.atom", "/history.rss", "/services/mail/updates.atom"]) {
    expect(await readWithRssParser(await textOfFeed(path))).toEqual([]);
  }
  expect(await textOfFeed("/updates.atom")).toMatch(/<updated>20\d\d-/);
});

test("one item for each update: whole, per service and per incident", async () => {
  const mail = await makeIncident({ title: "Mail & “calendar” are slow", body: "See [the log](/log)." }, at("09:00"));
  await makeUpdate(mail, 1, at("10:00"), { happenedAt: at("09:30"), nextUpdateBy: at("15:30") });
  await makeUpdate(mail, 2, at("11:00"), { status: "resolved", workaround: "Use WebMail." });
  await makeIncident({ title: "Wi-Fi is gone", services: [{ code: "WIFI", status: "major_outage" }] }, at("12:00"));
  await makeIncident({ kind: "notice", status: "posted", title: "News", services: [] }, at("13:00"));

  await expectAgreement();
  await expectAgreement("/services/mail", "MAIL");
  const ofIncident = await readWithFeedparser(await textOfFeed("/incidents/mail-1/updates.atom"));
  expect(ofIncident.map(({ title }) => title)).toEqual([
    "[MAIL-1] Resolved: Mail & “calendar” are slow",
    "[MAIL-1] Identified: Mail & “calendar” are slow",
    "[MAIL-1] Investigating: Mail & “calendar” are slow",
  ]);
  const [resolved = "", identified = "", investigating = ""] = ofIncident.map(({ html }) => html);
  expect(resolved).toContain('<p dir="auto">Use WebMail.</p>');
  expect(resolved).toContain("<p>Service MAIL: Partial outage → Working</p>");
  expect(identified).toContain("This was on Tuesday 12 December 2006, 4:30 am EST.");
  expect(identified).toContain("Next update by Tuesday 12 December 2006, 10:30 am EST.");
  expect(investigating).toContain(`<a href="${origin}/log">the log</a>`);
});

test("an edit keeps the id and the time of posting, and moves what says when it was updated", async () => {
  const before = await readWithFeedparser(await textOfFeed("/updates.atom"));

  await editUpdate(system, editUpdateInput.parse({ code: "MAIL-1.2", body: "It is the disk." }), at("14:00"));

  const after = await readWithFeedparser(await textOfFeed("/updates.atom"));
  expect(after.map(({ id, at: published }) => [id, published])).toEqual(
    before.map(({ id, at: published }) => [id, published]),
  );
  const moved = after.filter(({ updatedAt }, index) => updatedAt !== before[index]?.updatedAt);
  expect(moved).toMatchObject([{ url: `${origin}/incidents/mail-1#update-2`, updatedAt: at("14:00").getTime() }]);
  expect(moved[0]?.html).toContain("It is the disk.");
  expect(await textOfFeed("/updates.atom")).toContain("<updated>2006-12-12T14:00:00.000Z</updated>");
  await expectAgreement();
});

test("the history has one entry for each incident, in the words that others look for", async () => {
  const xml = await textOfFeed("/history.atom");
  const [wifi, mail, ...others] = await readWithFeedparser(xml);

  expect(others).toEqual([]);
  expect([wifi?.title, mail?.title]).toEqual(["Wi-Fi is gone", "Mail & “calendar” are slow"]);
  expect(mail).toMatchObject({
    url: `${origin}/incidents/mail-1`,
    at: at("09:00").getTime(),
    updatedAt: at("14:00").getTime(),
  });
  expect(mail?.id).toMatch(/^tag:localhost,2005:Incident\/\d{1,16}$/);
  expect(mail?.html.match(/^<p>.*?<\/p>/)?.[0]).toBe(
    "<p><small>Dec <var data-var='date'>12</var>, <var data-var='time'>06:00</var> EST</small><br><strong>Resolved</strong> - We know more.<br>What you can do: Use WebMail.</p>",
  );
  expect([...(mail?.html ?? "").matchAll(/<strong>([^<]+)<\/strong> - /g)].map(([, status]) => status)).toEqual([
    "Resolved",
    "Identified",
    "Investigating",
  ]);
  expect(xml).toContain("<id>tag:localhost,2005:/history</id>");
  expect(xml).toMatch(/<title>[^<]+ - Incident History<\/title>/);
  expect(xml).toContain(`<link href="${origin}/history.atom" rel="self" type="application/atom+xml"/>`);
  expect(xml).toContain(`<link href="${origin}" rel="alternate" type="text/html"/>`);
  const rss = await readWithRssParser(await textOfFeed("/history.rss"));
  expect(rss.map(({ id, at: published }) => [id, published])).toEqual(
    [wifi, mail].map((entry) => [entry?.id, entry?.at]),
  );
  const cached = await readWithNewsboat(`${server.origin}/history.atom`);
  expect(cached.map(({ id }) => id).sort()).toEqual(rss.map(({ id }) => id).sort());
});

test.each(["/services/none/updates.atom", "/incidents/mail-99/updates.rss", "/incidents/mail-1/other.atom"])(
  "there is nothing at %s",
  async (path) => {
    expect((await askForFeed(path)).status).toBe(404);
  },
);

test("hostile texts break no feed and run nowhere", async () => {
  for (const [index, [, text]] of hostileTexts.entries()) {
    const code = await makeIncident({ title: `Hostile ${index}`, body: `x ${text}`, workaround: text }, at("15:00"));
    const number = Number(code.split("-")[1]);
    // What no form lets through either, as far as PostgreSQL takes it.
    const title = `${text.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "")}]]>`.slice(0, 400);
    await db.incident.update({
      where: { prefix_number: { prefix: "MAIL", number } },
      data: { title },
      select: { id: true },
    });
  }

  await expectAgreement();
  for (const path of ["/updates.atom", "/updates.rss", "/history.atom", "/history.rss"]) {
    for (const { html } of await readWithFeedparser(await textOfFeed(path))) {
      expect(html).not.toMatch(/<(?:script|img|svg|style|iframe)|<[^>]+\son\w+\s*=|href="(?!https?:|mailto:)/i);
    }
  }
}, 60_000);

test("of very many updates the newest 100 are listed, and of very many incidents the newest 25", async () => {
  const code = await makeIncident({ title: "Long", body: "x".repeat(9_000) }, at("16:00"));
  const { id } = await db.incident.findFirstOrThrow({ where: { title: "Long" }, select: { id: true } });
  await db.$executeRaw`
    INSERT INTO updates (id, incident_id, number, status, body_markdown, body_html, posted_at, idempotency_key)
    SELECT gen_random_uuid(), ${id}::uuid, n, 'identified', 'Body', '<p>' || repeat('Body ', 1000) || '</p>',
      ${at("16:00")}::timestamptz + n * interval '1 minute', gen_random_uuid()
    FROM generate_series(2, 400) AS n`;
  for (let count = 0; count < 10; count += 1) {
    await makeIncident({ title: `More ${count}` }, at("23:30"));
  }

  expect(code).toMatch(/^MAIL-/);
  await expectAgreement();
  expect(await readWithRssParser(await textOfFeed("/updates.rss"))).toHaveLength(100);
  expect(await readWithRssParser(await textOfFeed("/history.atom"))).toHaveLength(25);
}, 60_000);
