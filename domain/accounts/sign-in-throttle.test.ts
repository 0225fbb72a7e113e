import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  countAttempt,
  type SignInCount,
  type ThrottleName,
  throttleRules,
  waitBefore,
  waitWords,
} from "./sign-in-throttle";

const now = new Date("2006-12-12T10:00:00Z");
const later = (seconds: number, from = now) => new Date(from.getTime() + seconds * 1_000);
const none: SignInCount = { points: 0, countedAt: now };

describe.each<[what: string, name: ThrottleName, points: number, secondsAgo: number, waitSeconds: number]>([
  ["a first attempt", "pair", 0, 0, 0],
  ["four mistyped passwords", "pair", 4, 0, 0],
  ["the fifth makes the sixth wait", "pair", 5, 0, 2],
  ["the sixth makes the seventh wait twice as long", "pair", 6, 0, 4],
  ["what was waited for counts", "pair", 6, 3, 1],
  ["what was waited for long enough", "pair", 6, 4, 0],
  ["never longer than five minutes", "pair", 400, 0, 300],
  ["an account that was guessed at from many networks", "account", 99, 0, 0],
  ["beyond that, everywhere, for a second", "account", 100, 0, 1],
  ["and at most for a minute", "account", 10_000, 0, 60],
  ["a campus that mistypes", "network", 99, 0, 0],
  ["a network that tries all accounts", "network", 103, 0, 8],
  ["a known device has more", "device", 9, 0, 0],
  ["and is slowed down for itself", "device", 10, 0, 2],
])("%s", (_, name, points, secondsAgo, waitSeconds) => {
  test(`${points} of ${name}, ${secondsAgo} s ago: wait ${waitSeconds} s`, () => {
    const found = waitBefore({ [name]: { points, countedAt: later(-secondsAgo) } }, now);

    expect(found).toEqual(waitSeconds === 0 ? null : { name, waitMs: waitSeconds * 1_000 });
  });
});

test("another network gets in at once while one guesses", () => {
  const account = { points: 30, countedAt: now };

  expect(waitBefore({ pair: { points: 25, countedAt: now }, account, network: none }, now)).not.toBeNull();
  expect(waitBefore({ pair: none, account, network: none }, now)).toBeNull();
});

test("where many networks guess, each has one guess that costs nothing", () => {
  const pair = { points: 1, countedAt: now };

  expect(waitBefore({ pair, account: { points: 49, countedAt: now } }, now)).toBeNull();
  expect(waitBefore({ pair, account: { points: 50, countedAt: now } }, now)).toMatchObject({ name: "pair" });
  expect(waitBefore({ pair: none, account: { points: 50, countedAt: now } }, now)).toBeNull();
});

test("points drain away, and a night later all of it is over", () => {
  const night = later(12 * 3_600);

  expect(countAttempt({ points: 40, countedAt: now }, "pair", night)).toEqual({ points: 1, countedAt: night });
  expect(countAttempt({ points: 3, countedAt: now }, "pair", later(600))).toMatchObject({ points: 3 });
  expect(waitBefore({ pair: { points: 40, countedAt: now } }, night)).toBeNull();
});

const names = fc.constantFrom<ThrottleName>("pair", "account", "network", "device");

test("however fast somebody asks, what is checked in a day is bounded, and nobody waits for longer than the limit", () => {
  fc.assert(
    fc.property(
      names,
      fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 50, maxLength: 600 }),
      (name, pauses) => {
        const { free, maxDelaySeconds, drainSeconds } = throttleRules[name];
        let count: SignInCount = none;
        let clock = now;
        let checked = 0;
        for (const pause of pauses) {
          clock = later(pause, clock);
          const wait = waitBefore({ [name]: count }, clock);
          expect(wait?.waitMs ?? 0).toBeLessThanOrEqual(maxDelaySeconds * 1_000);
          if (wait === null) {
            count = countAttempt(count, name, clock);
            checked += 1;
          }
        }
        const elapsedSeconds = (clock.getTime() - now.getTime()) / 1_000;
        // Ten more, while the delays grow to their limit.
        expect(checked).toBeLessThanOrEqual(free + 10 + elapsedSeconds / Math.min(maxDelaySeconds, drainSeconds) + 1);
      },
    ),
  );
});

test("a refused attempt changes nothing: asking again and again does not keep the right password out", () => {
  fc.assert(
    fc.property(names, fc.integer({ min: 0, max: 2_000 }), (name, points) => {
      const count = { points, countedAt: now };
      const wait = waitBefore({ [name]: count }, now)?.waitMs ?? 0;

      expect(waitBefore({ [name]: count }, new Date(now.getTime() + wait))).toBeNull();
    }),
  );
});

test.each([
  [1, "in a second"],
  [1_001, "in 2 seconds"],
  [90_000, "in 90 seconds"],
  [299_500, "in 5 minutes"],
])("%i ms: %s", (waitMs, words) => {
  expect(waitWords(waitMs)).toBe(words);
});
