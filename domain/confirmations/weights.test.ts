import fc from "fast-check";
import { expect, test } from "vitest";
import { isDiscounted, weigh, weightOf } from "./weights";

const noon = new Date("2006-12-12T12:00:00Z");

test.each([
  ["the first", 1, 1, 1],
  ["the last that counts whole", 30, 30, 1],
  ["a campus behind one address", 300, 300, 0.1],
  ["one of many networks of a range", 1, 900, 0.1],
  ["a flood", 3_000, 3_000, 0.01],
])("%s: the %ith of a network and the %ith of its range counts %f", (_, inNetwork, inRange, weight) => {
  expect(weightOf({ inNetwork, inRange })).toBeCloseTo(weight);
});

test.each([
  ["thirty students", 30, 30],
  ["three hundred students", 300, 99],
  ["three thousand taps of one program", 3_000, 168],
  ["thirty thousand", 30_000, 237],
])("%s behind one address: %i taps count as %i", (_, count, counted) => {
  expect(sum(weigh(tapsOf(count, "campus"), []))).toBeGreaterThan(counted - 2);
  expect(sum(weigh(tapsOf(count, "campus"), []))).toBeLessThanOrEqual(maxOfNetwork(count));
});

test("twelve IPv6 networks of one range count as little as one that is three times as large", () => {
  const taps = Array.from({ length: 3_000 }, (_, index) => tap(`/64 number ${index % 12}`, "2001:db8:1::/48"));

  expect(sum(weigh(taps, []))).toBeLessThan(410);
  expect(sum(weigh(taps, []))).toBeGreaterThan(90);
});

// What the verbs do: a new tap is weighed by how many of its network and its range are there, an undone one is deleted.
const steps = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ network: fc.nat(3), range: fc.nat(1) }) },
    { weight: 1, arbitrary: fc.record({ undone: fc.nat() }) },
  ),
  { minLength: 60, maxLength: 400 },
);

test("in any order, with any taps undone, N taps of one network never count as more than f(N)", () => {
  fc.assert(
    fc.property(steps, (sequence) => {
      const counted: { network: number; range: number; weight: number }[] = [];
      for (const step of sequence) {
        if ("undone" in step) {
          counted.splice(step.undone % Math.max(1, counted.length), 1);
        } else {
          const inNetwork = counted.filter(({ network }) => network === step.network).length + 1;
          const inRange = counted.filter(({ range }) => range === step.range).length + 1;
          counted.push({ ...step, weight: weightOf({ inNetwork, inRange }) });
        }
      }

      return [0, 1, 2, 3].every((network) => {
        const own = counted.filter((tap) => tap.network === network);

        return sum(own.map(({ weight }) => weight)) <= maxOfNetwork(own.length) + 1e-9;
      });
    }),
  );
});

test("another visitor always adds something, and never more than one", () => {
  const flooded = Array.from({ length: 2_000 }, () => tap("campus", "192.0.2.0/24"));
  const [last] = weigh([...flooded, tap("campus", "192.0.2.0/24")], []).slice(-1);
  const [other] = weigh([...flooded, tap("home", "203.0.113.0/24")], []).slice(-1);

  expect(last).toBeGreaterThan(0);
  expect(other).toBe(1);
});

test("what is discounted counts nothing, and those after it count whole again", () => {
  const flood = Array.from({ length: 500 }, () => tap("campus", "192.0.2.0/24", 0));
  const real = Array.from({ length: 20 }, () => tap("campus", "192.0.2.0/24", 60));
  const callers = [{ place: null, at: noon }];
  const until = { range: null, fromAt: null, untilAt: new Date(noon.getTime() + 30 * 60_000) };

  expect(sum(weigh([...flood, ...real, ...callers], [until]))).toBe(21);
  expect(sum(weigh([...flood, ...real, ...callers], []))).toBeLessThan(120);
});

const from = new Date("2006-12-12T11:00:00Z");
const until = new Date("2006-12-12T12:00:00Z");

test.each([
  ["its range", { range: "192.0.2.0/24", fromAt: null, untilAt: null }, true],
  ["another range", { range: "192.0.3.0/24", fromAt: null, untilAt: null }, false],
  ["from its very instant on", { range: null, fromAt: noon, untilAt: null }, true],
  ["until its very instant", { range: null, fromAt: from, untilAt: until }, false],
  ["its range, at another time", { range: "192.0.2.0/24", fromAt: null, untilAt: from }, false],
  ["another range, at its time", { range: "192.0.3.0/24", fromAt: from, untilAt: null }, false],
])("a tap is left out by %s: %j → %s", (_, discount, isLeftOut) => {
  expect(isDiscounted(tap("campus", "192.0.2.0/24"), [discount])).toBe(isLeftOut);
  expect(isDiscounted({ place: null, at: noon }, [discount])).toBe(false);
});

function tap(network: string, range: string, minutes = 0) {
  return { place: { network, range }, at: new Date(noon.getTime() + minutes * 60_000) };
}

function sum(weights: readonly number[]): number {
  return weights.reduce((total, weight) => total + weight, 0);
}

/** f: whole until 30, then a share of what came before. */
function maxOfNetwork(count: number): number {
  return count <= 30 ? count : 30 + 30 * Math.log(count / 30);
}

function tapsOf(count: number, network: string) {
  return Array.from({ length: count }, (_, index) => tap(network, `range ${index}`));
}
