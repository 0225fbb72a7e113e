import { beforeAll, expect, test } from "vitest";
import { listPublishedPaths } from "@/server/publishing/documents/existing-paths";
import { makeIncident, makeSite, makeUpdate } from "@/server/testing/make";
import { listEvents } from "@/server/testing/traces";
import { listIncidentsOfMonth, listMonths } from "./queries";

const timeZone = "America/New_York";

beforeAll(() => makeSite("MAIL"));

test("what went on from June to September is in the log of each of these months, and its end touches each of them", async () => {
  const code = await makeIncident({}, new Date("2006-06-20T14:00:00Z"));
  await makeUpdate(code, 1, new Date("2006-09-02T14:00:00Z"), { status: "resolved" });

  const counts = await Promise.all([5, 6, 7, 8, 9, 10].map((month) => listIncidentsOfMonth(2006, month, timeZone)));
  expect(counts.map((incidents) => incidents.length)).toEqual([0, 1, 1, 1, 1, 0]);
  expect((await listMonths(timeZone)).map(({ month }) => month)).toEqual([9, 8, 7, 6]);
  expect((await listEvents()).at(-1)).toMatchObject({
    incident: { months: ["2006/06", "2006/07", "2006/08", "2006/09"] },
  });
  expect((await listPublishedPaths()).filter((path) => path.startsWith("/log/2006/"))).toEqual([
    "/log/2006/09",
    "/log/2006/08",
    "/log/2006/07",
    "/log/2006/06",
  ]);
});

test("a maintenance of September that was announced in June is in the log of these two", async () => {
  const [from, until] = [new Date("2007-09-02T14:00:00Z"), new Date("2007-09-02T16:00:00Z")];
  await makeIncident(
    { kind: "maintenance", status: "scheduled", scheduledFor: from, scheduledUntil: until },
    new Date("2007-06-20T14:00:00Z"),
  );

  expect((await listMonths(timeZone)).filter(({ year }) => year === 2007).map(({ month }) => month)).toEqual([9, 6]);
});
