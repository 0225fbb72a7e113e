import { expect, test, vi } from "vitest";
import { createUnlistedPaths } from "./unlisted-paths";

test("a burst is let in, then so many a second", () => {
  const { unlistedPaths, clock } = start();
  const admitted = () =>
    Array.from({ length: 1_000 }, (_, index) => unlistedPaths.admit(`/log/${index}`)).filter(Boolean);

  expect(admitted()).toHaveLength(60);
  clock.now += 1_000;
  expect(admitted()).toHaveLength(20);
});

test("what is missing is remembered for half a minute", () => {
  const { unlistedPaths, clock } = start();
  unlistedPaths.noteMissing("/incidents/mail-99");

  expect(unlistedPaths.isMissing("/incidents/mail-99")).toBe(true);
  clock.now += 30_001;
  expect(unlistedPaths.isMissing("/incidents/mail-99")).toBe(false);
});

test("however many are missing, the last ten thousand are remembered", () => {
  const { unlistedPaths } = start();
  for (let number = 0; number < 20_000; number += 1) {
    unlistedPaths.noteMissing(`/incidents/mail-${number}`);
  }

  expect(unlistedPaths.isMissing("/incidents/mail-9999")).toBe(false);
  expect(unlistedPaths.isMissing("/incidents/mail-10000")).toBe(true);
});

test("of the documents that were only asked for, the oldest makes room", () => {
  const { unlistedPaths, remove } = start();
  for (let number = 0; number <= 500; number += 1) {
    unlistedPaths.noteFound(`/log/${number}`);
  }

  expect(remove.mock.calls).toEqual([["/log/0"]]);
});

test("what an event names is an unlisted path no more", () => {
  const { unlistedPaths } = start();
  unlistedPaths.admit("/incidents/mail-7");
  unlistedPaths.noteMissing("/incidents/mail-7");
  unlistedPaths.release("/incidents/mail-7");

  expect(unlistedPaths.has("/incidents/mail-7")).toBe(false);
  expect(unlistedPaths.isMissing("/incidents/mail-7")).toBe(false);
});

function start() {
  const clock = { now: 0 };
  const remove = vi.fn(async () => {});

  return { unlistedPaths: createUnlistedPaths({ remove }, () => clock.now), clock, remove };
}
