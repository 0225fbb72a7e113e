import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { db } from "@/server/infra/db";
import { watch } from "@/server/monitoring/sources/testing/scenes";
import { deleteOldSamples } from "@/server/monitoring/delete-old";
import { recordSamples } from "./record-samples";
import { rollUpSamples } from "./roll-up";

const now = new Date("2006-12-12T18:07:00Z");
const url = "http://127.0.0.1:9155/metrics";
const hourMs = 3_600_000;

type Sample = { readonly secondsAgo: number; readonly value: number };
type Rollup = { widthSeconds: number; at: Date; min: number; mean: number; max: number; count: number };

// Few times, so that spans are shared and times come twice, and values that strain a sum.
const sample = fc.record({
  secondsAgo: fc.oneof(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 47 * 3_600 })),
  value: fc.oneof(fc.integer({ min: -1_000, max: 1_000 }), fc.constantFrom(0.1, 1e-9, 1e15, -1e15, 1.7e308, -1.7e308)),
});
const samples = fc.uniqueArray(sample, { selector: ({ secondsAgo }) => secondsAgo, minLength: 1, maxLength: 40 });

beforeEach(async () => {
  await db.source.deleteMany();
});

test("in any order, with any duplicates, rolled up at any instants and twice, rollups are what their samples come to", async () => {
  await fc.assert(
    fc.asyncProperty(
      samples.chain((all) =>
        fc.record({
          all: fc.constant(all),
          deliveries: fc.shuffledSubarray(all, { minLength: all.length }),
          again: fc.subarray(all),
          size: fc.integer({ min: 1, max: 40 }),
          rolledUpAfter: fc.array(fc.nat({ max: 40 }), { maxLength: 5 }),
        }),
      ),
      async ({ all, deliveries, again, size, rolledUpAfter }) => {
        const metricId = await recordInParts([...deliveries, ...again], size, new Set(rolledUpAfter));
        await rollUpSamples(system, now);
        expectSame(await rollupsOf(metricId), expectedRollups(all));
        const once = await rollupsOf(metricId);
        await rollUpSamples(system, now);
        expect(await rollupsOf(metricId)).toEqual(once);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test("samples that go take no part of a rollup along, however often both run on clocks less than an hour apart", async () => {
  const instants = fc.array(fc.record({ hour: fc.nat({ max: 120 }), slowMinutes: fc.nat({ max: 59 }) }), {
    minLength: 1,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(samples, instants, async (all, unordered) => {
      const metricId = await recordInParts(all, 40, new Set());
      await rollUpSamples(system, now);
      const whole = await rollupsOf(metricId);
      for (const { hour, slowMinutes } of unordered.toSorted((one, other) => one.hour - other.hour)) {
        const later = now.getTime() + hour * hourMs;
        await deleteOldSamples(system, new Date(later));
        await rollUpSamples(system, new Date(later - slowMinutes * 60_000));
      }
      expect(await rollupsOf(metricId)).toEqual(whole);
    }),
    { numRuns: 20 },
  );
}, 60_000);

test("what is recorded by many at once, while it is rolled up, is all there", async () => {
  const { sourceId, metricId } = await watch(url, now);
  const all = Array.from({ length: 60 }, (_, index) => ({ secondsAgo: index * 120, value: index }));
  await Promise.all(
    all.flatMap((one, index) => [
      recordSamples(system, { sourceId, samples: [toSample(metricId, one)], failure: null }, now),
      ...(index % 10 === 0 ? [rollUpSamples(system, now)] : []),
    ]),
  );
  await rollUpSamples(system, now);
  expectSame(await rollupsOf(metricId), expectedRollups(all));
});

async function recordInParts(
  all: readonly Sample[],
  size: number,
  rolledUpAfter: ReadonlySet<number>,
): Promise<string> {
  const { sourceId, metricId } = await watch(url, now);
  for (let start = 0; start < all.length; start += size) {
    const part = all.slice(start, start + size).map((one) => toSample(metricId, one));
    await recordSamples(system, { sourceId, samples: part, failure: null }, now);
    if (rolledUpAfter.has(start / size)) {
      await rollUpSamples(system, now);
    }
  }

  return metricId;
}

function rollupsOf(metricId: string): Promise<Rollup[]> {
  return db.rollup.findMany({
    where: { metricId },
    select: { widthSeconds: true, at: true, min: true, mean: true, max: true, count: true },
    orderBy: [{ widthSeconds: "asc" }, { at: "asc" }],
  });
}

/** The plain reckoning: each sample into its span, without a database. */
function expectedRollups(all: readonly Sample[]): Rollup[] {
  return [300, 3_600].flatMap((widthSeconds) => {
    const spans = new Map<number, number[]>();
    for (const { secondsAgo, value } of all) {
      const second = now.getTime() / 1_000 - secondsAgo;
      const start = second - (second % widthSeconds);
      spans.set(start, [...(spans.get(start) ?? []), value]);
    }

    return [...spans]
      .sort(([one], [other]) => one - other)
      .map(([start, values]) => ({
        widthSeconds,
        at: new Date(start * 1_000),
        min: Math.min(...values),
        mean: values.reduce((sum, value) => sum + value / values.length, 0),
        max: Math.max(...values),
        count: values.length,
      }));
  });
}

/** Means of floating numbers are the same but for what rounding leaves of the largest of them. */
function expectSame(found: readonly Rollup[], expected: readonly Rollup[]): void {
  const withoutMean = (rollup: Rollup) => ({ ...rollup, mean: undefined });
  expect(found.map(withoutMean)).toEqual(expected.map(withoutMean));
  for (const [index, { min, max, mean }] of found.entries()) {
    const tolerance = 1e-12 * Math.max(Math.abs(min), Math.abs(max));
    expect(Math.abs(mean - (expected[index]?.mean ?? NaN))).toBeLessThanOrEqual(tolerance);
  }
}

function toSample(metricId: string, { secondsAgo, value }: Sample) {
  return { metricId, at: new Date(now.getTime() - secondsAgo * 1_000), value };
}
