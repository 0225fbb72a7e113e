import { spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";

// Counted before this process confines itself.
const cores = availableParallelism();
const canPin = cores > 1 && spawnSync("taskset", ["--version"]).status === 0;

/** Core 0 is the server's alone; everything that measures it runs on the others. */
export function onServerCore(command: string, args: readonly string[]): [string, string[]] {
  return canPin ? ["taskset", ["-c", "0", command, ...args]] : [command, [...args]];
}

export function onOtherCores(command: string, args: readonly string[]): [string, string[]] {
  return canPin ? ["taskset", ["-c", `1-${cores - 1}`, command, ...args]] : [command, [...args]];
}

/** Moves this process, with every thread it has. */
export function leaveServerCore(): void {
  if (canPin) {
    spawnSync("taskset", ["-apc", `1-${cores - 1}`, String(process.pid)]);
  }
}

export const pinning = canPin
  ? "one core for the server"
  : "no core of its own: taskset is missing, or there is one core";
