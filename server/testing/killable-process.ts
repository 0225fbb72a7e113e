import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "../..");

/** A program of ours that can be run as a process of its own, to be killed. @param entry its file, from the root */
export async function buildProgram(entry: string) {
  // Beside the packages, so that they are found.
  const folder = mkdtempSync(path.join(root, "node_modules", ".worker-"));
  const file = path.join(folder, "program.mjs");
  await build({
    entryPoints: [path.join(root, entry)],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    tsconfig: path.join(root, "tsconfig.json"),
    logLevel: "error",
  });

  return {
    /** It can be sent a message. */
    start: (): ChildProcess => spawn(process.execPath, [file], { stdio: ["ignore", "ignore", "ignore", "ipc"] }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** As the kernel does when memory runs out. */
export async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

export async function until(isReached: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isReached())) {
    await sleep(5);
  }
}
