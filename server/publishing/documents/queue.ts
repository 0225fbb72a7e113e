/**
 * What is rendered first. Somebody waits for what was asked for; of what changed, the former document is still there,
 * and on a busy day there is always something of it.
 */
const urgencies = ["first", "asked", "changed", "background"] as const;
export type Urgency = (typeof urgencies)[number];

export type Queue = {
  /** Queues a path once. One that is being rendered just now is rendered again afterwards. */
  add(path: string, urgency: Urgency): void;
  /** Resolves with the end of the next rendering of a path, which is begun now unless it is under way. */
  ask(path: string): Promise<void>;
  has(path: string): boolean;
  isIdle(): boolean;
  /** Takes nothing more on; resolves when what was begun has ended. */
  stop(): Promise<void>;
};

/**
 * Works through paths, the most urgent first, `concurrency` at a time. What is done in the background leaves one place
 * free, so that what is posted in between is begun at once.
 *
 * Not by p-queue: a path is here once, at its greatest urgency, and again when it changes while it is rendered, and one
 * place is kept free. Of all this p-queue has the order alone, and it would need the same maps around it.
 * @param work must not throw
 * @param onIdle is called each time that nothing is left to do
 */
export function createQueue(
  work: (path: string) => Promise<void>,
  options: { concurrency: number; onIdle: () => void },
): Queue {
  const waiting: Record<Urgency, Set<string>> = {
    first: new Set(),
    changed: new Set(),
    asked: new Set(),
    background: new Set(),
  };
  const running = new Map<string, { urgency: Urgency; again: Urgency | null; done: Promise<void> }>();
  const listeners = new Map<string, (() => void)[]>();
  let isStopped = false;

  function add(path: string, urgency: Urgency): void {
    if (isStopped) {
      return;
    }
    const current = running.get(path);
    if (current) {
      current.again = current.again === null ? urgency : moreUrgent(current.again, urgency);
      return;
    }
    const queuedAt = urgencies.find((each) => waiting[each].has(path));
    if (queuedAt !== undefined && moreUrgent(queuedAt, urgency) === queuedAt) {
      return;
    }
    if (queuedAt !== undefined) {
      waiting[queuedAt].delete(path);
    }
    waiting[urgency].add(path);
    fill();
  }

  function fill(): void {
    while (running.size < options.concurrency) {
      const next = isStopped ? null : nextMostUrgent(waiting, canBeginInBackground());
      if (next === null) {
        break;
      }
      running.set(next.path, { urgency: next.urgency, again: null, done: run(next.path) });
    }
    if (running.size === 0 && !isStopped) {
      options.onIdle();
    }
  }

  function canBeginInBackground(): boolean {
    const inBackground = [...running.values()].filter(({ urgency }) => urgency === "background").length;

    return inBackground < Math.max(1, options.concurrency - 1);
  }

  async function run(path: string): Promise<void> {
    // Not in the same turn: `running` has to know the path first.
    await Promise.resolve();
    await work(path);
    const again = running.get(path)?.again ?? null;
    running.delete(path);
    const waiting = listeners.get(path) ?? [];
    listeners.delete(path);
    waiting.forEach((notify) => notify());
    if (again !== null) {
      add(path, again);
    }
    fill();
  }

  function has(path: string): boolean {
    return running.has(path) || urgencies.some((urgency) => waiting[urgency].has(path));
  }

  return {
    add,
    has,
    ask: (path) => {
      if (isStopped) {
        return Promise.resolve();
      }
      if (!running.has(path)) {
        add(path, "asked");
      }

      return new Promise((resolve) => listeners.set(path, [...(listeners.get(path) ?? []), resolve]));
    },
    isIdle: () => running.size === 0 && urgencies.every((urgency) => waiting[urgency].size === 0),
    stop: async () => {
      isStopped = true;
      urgencies.forEach((urgency) => waiting[urgency].clear());
      await Promise.all([...running.values()].map((each) => each.done));
      [...listeners.values()].flat().forEach((notify) => notify());
      listeners.clear();
    },
  };
}

function moreUrgent(one: Urgency, other: Urgency): Urgency {
  return urgencies.indexOf(one) <= urgencies.indexOf(other) ? one : other;
}

type Next = { path: string; urgency: Urgency };

function nextMostUrgent(waiting: Record<Urgency, Set<string>>, canBeginInBackground: boolean): Next | null {
  for (const urgency of urgencies) {
    if (urgency === "background" && !canBeginInBackground) {
      return null;
    }
    for (const path of waiting[urgency]) {
      waiting[urgency].delete(path);
      return { path, urgency };
    }
  }

  return null;
}
