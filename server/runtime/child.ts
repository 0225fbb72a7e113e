import { fork, type ChildProcess, type ForkOptions } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/server/infra/log";

export type Child = {
  stop: () => Promise<void>;
  /** Asks it to end, so that it is started again from its file as that is now. */
  restart: () => void;
};

const firstPauseMs = 250;
const longestPauseMs = 10_000;
const steadyMs = 30_000;
const timeoutMs = 10_000;

/** What lives is a third of this; without limits, garbage is left lying while thousands of pages are rendered. As in deploy/. */
export function lowMemoryOptions(): { execArgv: string[]; env: NodeJS.ProcessEnv } {
  return {
    execArgv: ["--max-old-space-size=256", "--max-semi-space-size=4"],
    env: { MALLOC_ARENA_MAX: "2", ...process.env },
  };
}

/**
 * Runs a program and starts it again whenever it ends, at once the first time and ever later if it keeps ending.
 * It is in a session of its own, so that Ctrl-C reaches it through us and in order; it ends when its channel closes.
 */
export function keepRunning(name: string, file: string, options: ForkOptions = lowMemoryOptions()): Child {
  const stopping = new AbortController();
  let pauseMs = firstPauseMs;
  let child = begin();

  function begin(): ChildProcess {
    const startedAt = Date.now();
    const begun = fork(file, { ...options, detached: true, stdio: ["ignore", "inherit", "inherit", "ipc"] });
    begun.on("error", (error) => log.error({ error }, `${name} could not be started.`));
    begun.on("exit", (code, signal) => void restart(startedAt, signal ?? `code ${code}`));

    return begun;
  }

  async function restart(startedAt: number, how: string): Promise<void> {
    if (stopping.signal.aborted) {
      return;
    }
    pauseMs = Date.now() - startedAt > steadyMs ? firstPauseMs : Math.min(pauseMs * 2, longestPauseMs);
    log.warn(`${name} ended (${how}) and is started again.`);
    await sleep(pauseMs, undefined, { signal: stopping.signal }).then(
      () => (child = begin()),
      () => undefined,
    );
  }

  return {
    restart: () => void child.kill("SIGTERM"),
    stop: async () => {
      stopping.abort();
      if (child.exitCode !== null || child.signalCode !== null) {
        return;
      }
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const killer = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
      await ended;
      clearTimeout(killer);
    },
  };
}
