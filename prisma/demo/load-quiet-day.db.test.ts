import { beforeAll, expect, test } from "vitest";
import { listOpenIncidents, listRecentlyEnded } from "@/server/incidents/queries";
import { listServices } from "@/server/services/queries";
import { loadDemo } from "./load";

const now = new Date("2026-11-24T15:30:00Z");

beforeAll(() => loadDemo({ quietDay: true, password: "a password for the tests", now }), 120_000);

test("on a quiet day everything works and nothing is open", async () => {
  expect((await listServices(now)).filter(({ status }) => status !== "operational")).toEqual([]);
  expect(await listOpenIncidents(now)).toEqual([]);
});

test("what ended lately can still be read", async () => {
  const [latest] = await listRecentlyEnded(now, 3);

  expect(latest?.title).toBe("Search in WebMail finds nothing from the last two days");
});
