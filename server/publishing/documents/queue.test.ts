import { expect, test, vi } from "vitest";
import { waiting } from "@/server/testing/waiting";
import { createQueue } from "./queue";

test("the most urgent path goes first, however late it came", async () => {
  const { queue, order, release } = heldQueue();
  queue.add("/log", "background");
  queue.add("/a", "background");
  queue.add("/b", "changed");
  queue.add("/", "first");
  await release();

  expect(order).toEqual(["/log", "/", "/b", "/a"]);
});

test("what is done in the background leaves a place free for what is posted in between", async () => {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const work = (path: string) => {
    begun.push(path);
    return new Promise<void>((resolve) => ends.push(resolve));
  };
  const queue = createQueue(work, { concurrency: 2, onIdle: () => undefined });
  queue.add("/log", "background");
  queue.add("/a", "background");
  await Promise.resolve();
  expect(begun).toEqual(["/log"]);

  queue.add("/", "first");
  await Promise.resolve();
  expect(begun).toEqual(["/log", "/"]);

  ends.forEach((end) => end());
  await vi.waitFor(() => expect(begun).toEqual(["/log", "/", "/a"]), waiting);
  ends.forEach((end) => end());
  await queue.stop();
});

test("who asks does not wait for what only changed", async () => {
  const { queue, order, release } = heldQueue();
  queue.add("/log", "background");
  queue.add("/services/mail", "changed");
  queue.add("/", "first");
  void queue.ask("/incidents/mail-999");
  await release();

  expect(order).toEqual(["/log", "/", "/incidents/mail-999", "/services/mail"]);
});

test("a path is queued once, at its greatest urgency", async () => {
  const { queue, order, release } = heldQueue();
  queue.add("/log", "background");
  queue.add("/a", "background");
  queue.add("/b", "background");
  queue.add("/b", "first");
  queue.add("/b", "changed");
  await release();

  expect(order).toEqual(["/log", "/b", "/a"]);
});

test("a path that changes while it is rendered is rendered once more", async () => {
  const { queue, order, release } = heldQueue();
  queue.add("/", "first");
  await Promise.resolve();
  queue.add("/", "first");
  queue.add("/", "background");
  await release();

  expect(order).toEqual(["/", "/"]);
});

test("asking for what is being rendered waits for that rendering", async () => {
  const { queue, order, release } = heldQueue();
  queue.add("/", "first");
  await Promise.resolve();
  const asked = Promise.all([queue.ask("/"), queue.ask("/")]);
  await release();
  await asked;

  expect(order).toEqual(["/"]);
});

test("many who ask for one path share one rendering", async () => {
  const { queue, order, release } = heldQueue();
  const asked = Promise.all(Array.from({ length: 50 }, () => queue.ask("/incidents/mail-7")));
  await release();
  await asked;

  expect(order).toEqual(["/incidents/mail-7"]);
});

test("it says when nothing is left", async () => {
  const onIdle = vi.fn();
  const queue = createQueue(async () => {}, { concurrency: 2, onIdle });
  await Promise.all([queue.ask("/"), queue.ask("/log"), queue.ask("/report")]);
  await vi.waitFor(() => expect(onIdle).toHaveBeenCalled(), waiting);

  expect(queue.isIdle()).toBe(true);
});

test("stopping waits for what was begun and lets nobody hang", async () => {
  const { queue, order, release } = heldQueue();
  queue.add("/", "first");
  const asked = queue.ask("/log");
  const stopped = queue.stop();
  await release();
  await Promise.all([stopped, asked]);
  queue.add("/report", "first");

  expect(order).toEqual(["/"]);
});

/** One at a time, and the first waits until it is released. */
function heldQueue() {
  const order: string[] = [];
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  const queue = createQueue(
    async (path) => {
      order.push(path);
      await gate;
    },
    { concurrency: 1, onIdle: () => {} },
  );

  return {
    queue,
    order,
    release: async () => {
      open();
      await vi.waitFor(() => expect(queue.isIdle()).toBe(true), waiting);
    },
  };
}
