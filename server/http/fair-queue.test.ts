import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createFairQueue } from "./fair-queue";

const roomy = { atOnce: 1, atOncePerNetwork: 1, waiting: 1_000, waitingPerNetwork: 100, waitMs: 60_000 };
const here = () => false;

test("networks have turns: the one visitor of another network is next, however many wait of one", async () => {
  const { run } = createFairQueue(roomy);
  const done: string[] = [];
  const flood = Array.from({ length: 50 }, (_, index) =>
    run({ network: "flood", isGone: here }, note(`flood ${index}`)),
  );
  const other = run({ network: "home", isGone: here }, note("home"));
  await Promise.all([...flood, other]);

  expect(done.indexOf("home")).toBeLessThanOrEqual(2);
  expect(done.filter((one) => one !== "home")).toEqual(Array.from({ length: 50 }, (_, index) => `flood ${index}`));

  function note(what: string) {
    return async () => {
      await sleep(1);
      done.push(what);
    };
  }
});

test("no more run at once than may, of one network and of all", async () => {
  const { run } = createFairQueue({ ...roomy, atOnce: 4, atOncePerNetwork: 2 });
  const [running, most] = [new Map<string, number>(), new Map<string, number>()];
  await Promise.all(
    Array.from({ length: 60 }, (_, index) => {
      const network = `n${index % 3}`;

      return run({ network, isGone: here }, async () => {
        for (const key of [network, "all"]) {
          running.set(key, (running.get(key) ?? 0) + 1);
          most.set(key, Math.max(most.get(key) ?? 0, running.get(key) ?? 0));
        }
        await sleep(2);
        for (const key of [network, "all"]) {
          running.set(key, (running.get(key) ?? 0) - 1);
        }
      });
    }),
  );

  expect(Object.fromEntries(most)).toEqual({ n0: 2, n1: 2, n2: 2, all: 4 });
});

test("beyond what may wait of one network it is busy for that one, and for no other", async () => {
  const { run } = createFairQueue({ ...roomy, waitingPerNetwork: 3 });
  const flood = Array.from({ length: 10 }, () => run({ network: "flood", isGone: here }, () => sleep(5, "done")));
  const other = await run({ network: "home", isGone: here }, () => Promise.resolve("done"));
  const answers = await Promise.all(flood);

  expect(other).toBe("done");
  expect(answers.filter((answer) => answer === "done")).toHaveLength(4);
  expect(answers.filter((answer) => answer === "busy")).toHaveLength(6);
});

test("whoever has left costs nothing, and whoever waits too long learns so", async () => {
  const { run } = createFairQueue({ ...roomy, waitMs: 100 });
  let rendered = 0;
  const work = () => {
    rendered += 1;

    return sleep(200);
  };
  const first = run({ network: "a", isGone: here }, work);
  const left = run({ network: "a", isGone: () => true }, work);
  const late = run({ network: "b", isGone: here }, work);

  expect(await left).toBe("gone");
  expect(await late).toBe("busy");
  await first;
  expect(rendered).toBe(1);
});

test("while something else should go first nothing starts, but not for ever", async () => {
  let isBusy = true;
  const order: string[] = [];
  const patient = createFairQueue({ ...roomy, yields: () => isBusy, yieldsForMs: Infinity });
  const waiting = patient.run({ network: "a", isGone: here }, () => Promise.resolve(order.push("page")));
  const hurried = createFairQueue({ ...roomy, yields: () => isBusy, yieldsForMs: 100 });
  await hurried.run({ network: "a", isGone: here }, () => Promise.resolve(order.push("who waited for long")));
  order.push("the other is over");
  isBusy = false;
  await waiting;

  expect(order).toEqual(["who waited for long", "the other is over", "page"]);
});

test("work that fails fails for who asked, and gives its place free", async () => {
  const { run } = createFairQueue(roomy);

  await expect(run({ network: "a", isGone: here }, () => Promise.reject(new Error("broken")))).rejects.toThrow(
    "broken",
  );
  expect(await run({ network: "a", isGone: here }, () => Promise.resolve("done"))).toBe("done");
});
