import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type IncomingAlert, type KnownAlert, mergeAlert } from "./alerts";

const now = at("12:00");

describe("what a delivery changes", () => {
  test.each<[string, KnownAlert | null, IncomingAlert, string, Partial<KnownAlert>]>([
    ["the first word of it", null, firing("10:00"), "fired", { startsAt: at("10:00"), endsAt: null, timesFired: 1 }],
    ["its first word is its end", null, over("10:00", "10:30"), "resolved", { endsAt: at("10:30"), timesFired: 1 }],
    ["the same again", known("10:00"), firing("10:00"), "none", { state: "firing", timesFired: 1 }],
    ["the end", known("10:00"), over("10:00", "10:30"), "resolved", { state: "resolved", endsAt: at("10:30") }],
    ["the end again", known("10:00", "10:30"), over("10:00", "10:30"), "none", { endsAt: at("10:30") }],
    ["a later end of the same", known("10:00", "10:30"), over("10:00", "10:40"), "reworded", { endsAt: at("10:40") }],
    ["an earlier end of the same", known("10:00", "10:30"), over("10:00", "10:20"), "none", { endsAt: at("10:30") }],
    ["the beginning after the end", known("10:00", "10:30"), firing("10:00"), "none", { state: "resolved" }],
    ["a new beginning after the end", known("10:00", "10:30"), firing("11:00"), "fired", { timesFired: 2 }],
    ["a new beginning, the end unheard", known("10:00"), firing("11:00"), "fired", { timesFired: 2 }],
    ["the end of another episode, now over", known("10:00"), over("11:00", "11:10"), "resolved", { timesFired: 2 }],
    ["the late end of an earlier one", known("11:00"), over("10:00", "10:30"), "none", { state: "firing" }],
    ["the late beginning of an earlier one", known("11:00"), firing("10:00"), "none", { startsAt: at("11:00") }],
    ["a beginning before its known end", known("10:00", "10:30"), firing("10:10"), "none", { timesFired: 1 }],
    [
      "an end that began earlier elsewhere",
      known("10:01"),
      over("10:00", "10:30"),
      "resolved",
      { endsAt: at("10:30") },
    ],
    ["an end before the beginning", known("10:00"), over("10:00", "09:00"), "resolved", { endsAt: at("10:00") }],
    ["no times: it goes on", known("10:00"), firing(null), "none", { startsAt: at("10:00") }],
    ["no times: it begins", null, firing(null), "fired", { startsAt: now }],
    ["no times: it begins again", known("10:00", "10:30"), firing(null), "fired", { startsAt: now, timesFired: 2 }],
    ["no times: it is over", known("10:00"), over(null, null), "resolved", { endsAt: now }],
    ["no times: it is still over", known("10:00", "10:30"), over(null, null), "none", { endsAt: at("10:30") }],
    ["no end: an earlier one is over", known("11:00"), over("10:00", null), "none", { state: "firing" }],
    ["worse", known("10:00"), { ...firing("10:00"), level: "critical" }, "worsened", { level: "critical" }],
    ["better", known("10:00"), { ...firing("10:00"), level: "info" }, "reworded", { level: "info" }],
    ["other words", known("10:00"), { ...firing("10:00"), title: "T2" }, "reworded", { title: "T2", timesFired: 1 }],
    [
      "other words once it is over",
      known("10:00", "10:30"),
      { ...firing("10:00"), title: "T2" },
      "none",
      { title: "T" },
    ],
  ])("%s", (_, before, incoming, change, after) => {
    expect(mergeAlert(before, incoming, now)).toMatchObject({ change, alert: after });
  });

  test("the end of something that nobody knows, at no time", () => {
    expect(mergeAlert(null, over(null, null), now)).toBeNull();
  });
});

// Episodes follow each other with a pause between them: lengths and pauses in minutes.
const episodes = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 })), {
  minLength: 1,
  maxLength: 4,
});

test("any order and any duplicates of the deliveries come to the same, and no episode counts twice", () => {
  const deliveries = episodes.chain((spans) => {
    const inOrder = deliveriesOf(spans);

    return fc.record({
      inOrder: fc.constant(inOrder),
      count: fc.constant(spans.length),
      asTheyCame: fc.shuffledSubarray([...inOrder, ...inOrder, ...inOrder], { minLength: 3 * inOrder.length }),
    });
  });
  fc.assert(
    fc.property(deliveries, ({ inOrder, asTheyCame, count }) => {
      const expected = mergeAll(inOrder);
      const { timesFired = 0, ...last } = mergeAll(asTheyCame) ?? {};

      expect(expected?.timesFired).toBe(count);
      expect({ ...last, timesFired: count }).toEqual(expected);
      expect(timesFired).toBeGreaterThanOrEqual(1);
      expect(timesFired).toBeLessThanOrEqual(count);
    }),
  );
});

test("duplicates that come in order count every episode once", () => {
  fc.assert(
    fc.property(episodes, (spans) => {
      const twice = deliveriesOf(spans).flatMap((delivery) => [delivery, delivery]);

      expect(mergeAll(twice)).toEqual(mergeAll(deliveriesOf(spans)));
    }),
  );
});

/** Each episode begins and ends, but for the last, which may go on. */
function deliveriesOf(spans: readonly (readonly [lasts: number, pause: number])[]): IncomingAlert[] {
  let minute = 0;

  return spans.flatMap(([lasts, pause], index) => {
    const startsAt = new Date(at("10:00").getTime() + minute * 60_000);
    const endsAt = new Date(startsAt.getTime() + lasts * 60_000);
    minute += lasts + pause;
    const begins = { ...firing(null), startsAt };
    const goesOn = index === spans.length - 1 && pause % 2 === 0;

    return goesOn ? [begins] : [begins, { ...over(null, null), startsAt, endsAt }];
  });
}

function mergeAll(deliveries: readonly IncomingAlert[]): KnownAlert | null {
  return deliveries.reduce<KnownAlert | null>((known, next) => mergeAlert(known, next, now)?.alert ?? known, null);
}

function firing(startsAt: string | null): IncomingAlert {
  return {
    fingerprint: "f",
    state: "firing",
    level: "degraded",
    title: "T",
    description: null,
    labels: { service: "MAIL" },
    link: null,
    startsAt: startsAt === null ? null : at(startsAt),
    endsAt: null,
  };
}

function over(startsAt: string | null, endsAt: string | null): IncomingAlert {
  return { ...firing(startsAt), state: "resolved", endsAt: endsAt === null ? null : at(endsAt) };
}

function known(startsAt: string, endsAt: string | null = null): KnownAlert {
  const expected = endsAt === null ? firing(startsAt) : over(startsAt, endsAt);

  return { ...expected, startsAt: at(startsAt), timesFired: 1 };
}

function at(time: string): Date {
  return new Date(`2006-12-12T${time}:00Z`);
}
