import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { normaliseErrorCodes } from "@/domain/known-errors/error-codes";
import type { SearchQuery } from "@/domain/search/search";
import { foldWords } from "@/domain/search/search-text";
import { errorCodeCases } from "@/domain/known-errors/testing/error-code-cases";
import { db } from "@/server/infra/db";
import { postUpdate } from "@/server/incidents/post-update";
import { makeKnownError } from "@/server/testing/known-errors";
import { at, makeIncident, makeService, makeSite, makeUpdate, updateInput } from "@/server/testing/make";
import { showComment } from "./testing/make-entries";
import { search } from "./search";

const now = at("18:00");
let mail: string;
let wifi: string;
let old: string;

beforeAll(async () => {
  await makeSite("MAIL");
  await makeService("WIFI", "Wi-Fi");
  old = await makeIncident(
    { title: "Mail was slow at noon", body: "The queue has grown." },
    new Date("2006-11-20T12:00Z"),
  );
  await makeUpdate(old, 1, new Date("2006-11-20T15:00Z"), { status: "resolved", body: "All queues are empty again." });
  mail = await makeIncident({
    title: "Mail is slow",
    headline: "Outlook hangs while sending",
    body: "We are looking at the **storage**: “The server responded: cannot parse response.”",
  });
  await postUpdate(
    system,
    updateInput(mail, 1, {
      body: "Found it.",
      workaround: "Use [WebMail](https://webmail.example.edu) until Saturday.",
    }),
    at("10:00"),
  );
  wifi = await makeIncident(
    { title: "No network in the library", services: [{ code: "WIFI", status: "partial_outage" }] },
    at("11:00"),
  );
  await showComment(mail, {
    what: "My thunderbird cannot connect",
    error: "Error 0×800ccc0f, 5.7.1",
    program: "Thunderbird",
  });
  await makeKnownError({
    title: "The connection was interrupted",
    messages: ["0x800CCC0F", "Your server has unexpectedly terminated the connection."],
    workaround: "Send again after a minute.",
    services: ["MAIL"],
  });
});

async function find(text: string, change: Partial<SearchQuery> = {}): Promise<string[]> {
  const results = await search({ text, ...change }, now);

  return results.filter(({ kind }) => kind !== "service").map(({ path }) => path);
}

test.each(["mail1", "MAIL 2", "mail-2", "Mail–2", "MAIL2"])(
  "“%s” leads to the entry of that name first",
  async (text) => {
    const [first] = await search({ text }, now);

    expect(first).toMatchObject({ code: text.includes("1") ? old : mail, reasons: [{ kind: "code" }] });
  },
);

test("the code of an update leads to it", async () => {
  expect(await find("mail 2.2")).toEqual(["/incidents/mail-2#update-2"]);
});

test.each(["0x800CCC0F", "0×800CCC0F", "0800ccc0f", "800ccc0f", "Outlook says (0x800CCC0F)"])(
  "“%s” finds the known error and who wrote of it",
  async (text) => {
    const results = await search({ text }, now);

    expect(results.map(({ kind, place }) => [kind, place])).toEqual([
      ["known_error", "known_error"],
      ["incident", "comment"],
    ]);
    expect(results[0]).toMatchObject({
      path: "/known-errors/the-connection-was-interrupted",
      reasons: [{ kind: "error_code", codes: ["800CCC0F"] }],
      snippet: [{ text: "0x800CCC0F", isMatch: true }, { isMatch: false }],
    });
  },
);

test("an incident is found once, at the place that matches, with what matches shown", async () => {
  const results = await search({ text: "webmail" }, now);

  expect(results.filter(({ id }) => id === results[0]?.id)).toHaveLength(1);
  expect(results[0]).toMatchObject({
    code: mail,
    title: "Mail is slow",
    place: "update",
    path: "/incidents/mail-2#update-2",
    reasons: [{ kind: "words", words: ["webmail"] }],
    state: { kind: "incident", status: "identified" },
    services: ["MAIL"],
  });
  expect(results[0]?.snippet).toContainEqual({ text: "WebMail", isMatch: true });
});

test.each([
  ["a beginning", "thunderb"],
  ["another form", "queued"],
  ["a hyphen left out", "wifi"],
  ["a hyphen put in", "web-mail"],
  ["accents", "thünderbird"],
  ["the name of the service", "Wi-Fi library"],
])("%s is found: “%s”", async (_, text) => {
  expect(await find(text)).not.toEqual([]);
});

test.each([
  ["thunderbrid", "thunderbird"],
  ["oulook", "outlook"],
  ["storrage", "storage"],
  ["mial slow", "mail"],
  ["slwo", "slow"],
  ["libary", "library"],
])("“%s” is taken for “%s”, and says so", async (text, found) => {
  const [first] = await search({ text }, now);

  expect(first?.reasons).toMatchObject([{ kind: "similar" }]);
  expect(JSON.stringify(first?.reasons)).toContain(`"found":"${found}"`);
  expect([...(first?.titleSegments ?? []), ...(first?.snippet ?? [])].filter(({ isMatch }) => isMatch)).not.toEqual([]);
});

test("what is open comes first, then the newest", async () => {
  expect(await find("slow")).toEqual([`/incidents/${mail.toLowerCase()}`, `/incidents/${old.toLowerCase()}`]);
});

test("a message in quotation marks is a phrase", async () => {
  const [quoted] = await search({ text: "“cannot parse response”" }, now);
  expect(quoted).toMatchObject({ path: "/incidents/mail-2#update-1", reasons: [{ kind: "phrase" }] });
  // Callers read it out as they remember it.
  const [otherwise] = await search({ text: '"parse cannot response"' }, now);
  expect(otherwise).toMatchObject({ path: "/incidents/mail-2#update-1", reasons: [{ kind: "words" }] });
  const [first] = await search({ text: "Your server has unexpectedly terminated the connection" }, now);
  expect(first).toMatchObject({ kind: "known_error", reasons: [{ kind: "phrase" }] });
});

test("where nothing has all words, some will do, and it says which are missing", async () => {
  const [first] = await search({ text: "outlook hangs since yesterday’s earthquake" }, now);

  expect(first).toMatchObject({ code: mail, reasons: [{ kind: "some", words: ["outlook", "hangs"] }] });
});

test("by service, by time, by kind", async () => {
  expect(await find("network", { service: "MAIL" })).toEqual([]);
  expect(await find("network", { service: "WIFI" })).toEqual([`/incidents/${wifi.toLowerCase()}`]);
  expect(await find("slow", { withinDays: 7 })).toEqual(["/incidents/mail-2"]);
  expect(await find("slow", { kind: "maintenance" })).toEqual([]);
  expect(await find("thunderbird", { kind: "comment" })).toHaveLength(1);
  expect(await find("connection", { kind: "known_error" })).toEqual(["/known-errors/the-connection-was-interrupted"]);
  const updates = await search({ text: "queue", kind: "update" }, now);
  expect(updates.map(({ code, kind }) => [code, kind])).toEqual([
    ["MAIL-1.2", "update"],
    ["MAIL-1.1", "update"],
  ]);
});

test("of many, the most that are asked for", async () => {
  expect(await find("slow", { limit: 1 })).toHaveLength(1);
});

test.each(errorCodeCases.filter(([text]) => !/\p{Surrogate}/u.test(text)))(
  "the database reads “%s” as the rule does",
  async (text) => {
    const [row] = await db.$queryRaw<{ codes: string[] }[]>`SELECT search_error_codes(${text}) AS codes`;

    expect(row?.codes.toSorted()).toEqual(normaliseErrorCodes(text));
  },
);

test("the database folds words as the rule does", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom(...Array.from("aÄßéİ'“–×0x_.&<|²ﬁＡ€ \u00AD\u200B\tΣЖ你")), maxLength: 30 }),
      async (text) => {
        const [row] = await db.$queryRaw<{ folded: string }[]>`SELECT search_fold(${text}) AS folded`;
        expect(row?.folded).toBe(foldWords(text));
      },
    ),
    { numRuns: 200 },
  );
});

const hostile = [
  "",
  " ",
  "'",
  "''\\'",
  "& | ! <-> :* ( )",
  "foo & bar | !baz <2> qux:*",
  "a:*bcd & 'x'",
  '"unclosed',
  '"" "" ""',
  "%_%",
  "\u0000",
  "nul\u0000byte",
  "\uD800",
  "half\uDFFFcharacter",
  "x".repeat(10_000),
  "mail ".repeat(2_000),
  "'; DROP TABLE search_entries; --",
  "!!!???...---",
  "(((((((((((((((((((((",
  "the of and a",
  "the",
  "a",
  "7",
  "你好",
  "😀😀",
  "\u202Eevil",
  "0x" + "f".repeat(5_000),
  "-".repeat(400),
  "a-b-c-d-e-f-g-h",
  "%00",
  "MAIL-999999",
  "NaN undefined null",
];

test.each(hostile.map((text) => [JSON.stringify(text).slice(0, 40), text]))("%s is no error", async (_, text) => {
  await expect(search({ text }, now)).resolves.toBeInstanceOf(Array);
});

test("nothing that can be typed is an error", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(0xffff), { maxLength: 120 }).map((units) => String.fromCharCode(...units)),
      async (text) => {
        await expect(search({ text }, now)).resolves.toBeInstanceOf(Array);
      },
    ),
    { numRuns: 150 },
  );
}, 60_000);

test("a service that is none finds nothing", async () => {
  expect(await find("slow", { service: randomUUID() })).toEqual([]);
});
