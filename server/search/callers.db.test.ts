import { beforeAll, expect, test } from "vitest";
import { at } from "@/server/testing/make";
import { search } from "./search";
import { mail, makeCampus, said, signIn } from "./testing/callers";

const now = at("18:00");

beforeAll(makeCampus);

test.each(said)("“%s” is answered with “%s”", async (typed, first) => {
  const results = await search({ text: typed }, now);

  expect(results.map(({ title }) => title)[0]).toBe(first);
});

test("what is asked for with a service comes with how the service is", async () => {
  const results = await search({ text: "cant login" }, now);

  expect(results.slice(0, 2)).toMatchObject([
    { title: signIn, state: { kind: "incident", status: "resolved" } },
    { title: "Accounts", kind: "service", state: { status: "operational" } },
  ]);
});

test("of Wi-Fi its state and then what is planned, and 2006 last", async () => {
  const results = await search({ text: "wifi" }, now);

  expect(results.map(({ title, state }) => [title, "status" in state && state.status])).toEqual([
    ["Wi-Fi", "operational"],
    ["Wireless controllers are replaced", "scheduled"],
    ["Login fails and the Wi-Fi is down", "resolved"],
  ]);
});

test.each(["can't log in to webmail", "webmail log in"])("“%s” is never answered with a notice", async (text) => {
  const [first] = await search({ text }, now);

  expect([mail, signIn]).toContain(first?.title);
});

test("mail comes before what is planned for it, and that before what was over in January", async () => {
  const titles = (await search({ text: "mail" }, now)).map(({ title }) => title);
  const places = [mail, "Mail", "Mail storage is extended", "Inboxes are gone after the move"].map((title) =>
    titles.indexOf(title),
  );

  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(places).not.toContain(-1);
});
