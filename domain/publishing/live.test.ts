import { expect, test } from "vitest";
import { buildLive, liveSchema } from "./live";

const now = new Date("2006-12-12T18:46:00Z");
const at = new Date("2006-12-12T18:45:40Z");

test("what an open page asks for is what it was shown, in machine times", () => {
  const live = buildLive({
    banner: { tone: "partial_outage", headline: "Mail is slow" },
    metrics: [
      {
        id: "m1",
        name: "Connections",
        unit: "count",
        last: { value: 2_300, at },
        staleAfterSeconds: 60,
        isStale: false,
        level: "degraded",
        capacity: 2_500,
        usual: null,
        degradedAt: 2_000,
        criticalAt: null,
        direction: "up_is_worse",
        points: [],
      },
    ],
    openIncidents: [{ id: "i7", code: "MAIL-7", status: "identified", latest: null, nextUpdateBy: at }],
    confirmed: new Map([["i7", { affected: 240, stillBroken: 0 }]]),
    timeZone: "America/New_York",
    now,
  });

  expect(live).toEqual({
    renderedAt: "2006-12-12T18:46:00.000Z",
    tone: "partial_outage",
    headline: "Mail is slow",
    metrics: [
      {
        id: "m1",
        text: "2,300",
        note: "of 2,500 · read at 1:45:40 pm",
        value: 2_300,
        at: "2006-12-12T18:45:40.000Z",
        staleAfterSeconds: 60,
        level: "degraded",
      },
    ],
    incidents: [
      {
        code: "MAIL-7",
        url: "/incidents/mail-7",
        status: "identified",
        latestUpdate: null,
        postedAt: null,
        nextUpdateBy: "2006-12-12T18:45:40.000Z",
        confirmed: { count: 240, text: "About 240 people have this too" },
      },
    ],
  });
  expect(liveSchema.parse(JSON.parse(JSON.stringify(live)))).toEqual(live);
});
