/** What becomes of work that others wait for too: the networks that ask have turns, however much one of them asks for. */
export type FairQueue = {
  /** @returns what the work gives; "busy": too many wait, or for too long; "gone": whoever asked has left */
  run: <Result>(asked: Asked, work: () => Promise<Result>) => Promise<Result | "busy" | "gone">;
};

type Asked = { network: string; isGone: () => boolean };

type Options = {
  atOnce: number;
  atOncePerNetwork: number;
  waiting: number;
  waitingPerNetwork: number;
  waitMs: number;
  /** Whether something else should go first now; nobody waits for that longer than `yieldsForMs`. */
  yields?: () => boolean;
  yieldsForMs?: number;
};

type Job = Asked & { since: number; start: () => void; refuse: (why: "busy" | "gone") => void };

export function createFairQueue(options: Options): FairQueue {
  const { atOnce, atOncePerNetwork, waitMs, yields = () => false, yieldsForMs = 1_000 } = options;
  // In the order of their turns.
  const waiting = new Map<string, Job[]>();
  const running = new Map<string, number>();
  let runningInAll = 0;
  let waitingInAll = 0;
  let lookAgain: NodeJS.Timeout | undefined;

  return {
    run: (asked, work) =>
      new Promise((resolve, reject) => {
        const jobs = waiting.get(asked.network) ?? [];
        if (waitingInAll >= options.waiting || jobs.length >= options.waitingPerNetwork) {
          resolve("busy");
          return;
        }
        const start = () => {
          work()
            .then(resolve, reject)
            .finally(() => end(asked.network));
        };
        waiting.set(asked.network, jobs);
        jobs.push({ ...asked, since: performance.now(), start, refuse: resolve });
        waitingInAll += 1;
        startNext();
      }),
  };

  function startNext(): void {
    clearTimeout(lookAgain);
    waiting.forEach((jobs, network) => dropVain(network, jobs));
    while (runningInAll < atOnce) {
      const job = nextJob();
      if (!job) {
        break;
      }
      count(job.network, 1);
      job.start();
    }
    if (waitingInAll > 0) {
      lookAgain = setTimeout(startNext, lookAgainMs);
    }
  }

  /** Of the network whose turn it is; then it is the turn of the others. */
  function nextJob(): Job | null {
    for (const [network, jobs] of waiting) {
      const [first] = jobs;
      const isFull = (running.get(network) ?? 0) >= atOncePerNetwork;
      if (!first || isFull || (yields() && performance.now() - first.since < yieldsForMs)) {
        continue;
      }
      jobs.shift();
      waitingInAll -= 1;
      waiting.delete(network);
      if (jobs.length > 0) {
        waiting.set(network, jobs);
      }

      return first;
    }

    return null;
  }

  /** Those who wait for nothing any more, or have waited for long enough. */
  function dropVain(network: string, jobs: Job[]): void {
    const isVain = (job: Job) => job.isGone() || performance.now() - job.since > waitMs;
    const vain = jobs.filter(isVain);
    if (vain.length === 0) {
      return;
    }
    const wanted = jobs.filter((job) => !vain.includes(job));
    waitingInAll -= vain.length;
    jobs.splice(0, jobs.length, ...wanted);
    vain.forEach((job) => job.refuse(job.isGone() ? "gone" : "busy"));
    if (jobs.length === 0) {
      waiting.delete(network);
    }
  }

  function end(network: string): void {
    count(network, -1);
    startNext();
  }

  function count(network: string, by: 1 | -1): void {
    runningInAll += by;
    const now = (running.get(network) ?? 0) + by;
    if (now === 0) {
      running.delete(network);
    } else {
      running.set(network, now);
    }
  }
}

const lookAgainMs = 50;
