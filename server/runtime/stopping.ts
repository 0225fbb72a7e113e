import { log } from "@/server/infra/log";

type Stop = () => Promise<void>;

/** What has been started, to be stopped in the opposite order. */
export type Started = {
  isStopping: () => boolean;
  /** Aborted when stopping begins. */
  signal: AbortSignal;
  add: (stop: Stop) => void;
  stopAll: () => Promise<void>;
};

/**
 * Stops everything on Ctrl-C, on SIGTERM and when the terminal is closed. npm hands a signal on that the terminal has
 * sent already, so what comes after the first one is ignored; each stop has a time limit of its own.
 */
export function stopOnSignals(): Started {
  const stops: Stop[] = [];
  const controller = new AbortController();
  let stopping: Promise<void> | null = null;

  const stopAll = () => {
    controller.abort();
    return (stopping ??= inReverse(stops));
  };
  const end = () => {
    if (!stopping) {
      process.stdout.write("\nStopping …\n");
      void stopAll().then(() => process.exit(0));
    }
  };
  ["SIGINT", "SIGTERM", "SIGHUP"].forEach((signal) => process.on(signal, end));
  // npm puts a shell between itself and us that hands nothing on: we notice by its end that we were meant.
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && end(), 500).unref();
  }
  // A closed terminal takes no more words, which is no reason to leave anything running.
  [process.stdout, process.stderr].forEach((stream) => stream.on("error", () => undefined));

  const { signal } = controller;

  return { isStopping: () => signal.aborted, signal, add: (stop) => stops.push(stop), stopAll };
}

async function inReverse(stops: Stop[]): Promise<void> {
  for (const stop of stops.reverse()) {
    await stop().catch((error: unknown) => log.error({ error }, "Stopping did not go well."));
  }
}
