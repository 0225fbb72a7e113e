import { spawn } from "node:child_process";
import { mkdirSync, createWriteStream, readFileSync } from "node:fs";
import path from "node:path";
import { refuse } from "./refuse.mjs";
import { root } from "./root.mjs";

const everyMs = process.stdout.isTTY ? 500 : 10_000;

/**
 * Runs something that takes long, and says what and how far it is. What it prints goes to a file that is shown when it
 * fails. `howFar` may turn its output so far into a few words.
 */
export async function step(title, command, args, { howFar = lastLine, env = {} } = {}) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const logFile = path.join(root, "node_modules/.cache/allclear", `${path.basename(args[0] ?? command)}.log`);
  mkdirSync(path.dirname(logFile), { recursive: true });
  const ticker = setInterval(() => say(`${title}: ${howFar(readFileSync(logFile, "utf8"))} (${seconds()})`), everyMs);

  say(`${title} …`);
  const code = await run(command, args, { env, output: createWriteStream(logFile) });
  clearInterval(ticker);
  if (code !== 0) {
    refuse(`${title} failed. What it said:\n\n${readFileSync(logFile, "utf8").trimEnd()}`);
  }
  say(`${title}: done in ${seconds()}`);
  endLine();
}

/**
 * Runs a command to its end; a signal to us ends it too.
 * @param options.output "inherit", "ignore", or a stream to write to
 * @returns its exit code, 1 when it took longer than `patienceMs`
 */
export function run(command, args, { env = {}, output = "inherit", patienceMs } = {}) {
  const isStream = typeof output !== "string";
  const stdio = isStream ? ["ignore", "pipe", "pipe"] : ["ignore", output, output];

  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, ...env }, timeout: patienceMs });
    if (isStream) {
      child.stdout.pipe(output, { end: false });
      child.stderr.pipe(output, { end: false });
    }
    const stopTogether = (signal) => {
      child.kill(signal);
      process.exit(130);
    };
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
    signals.forEach((signal) => process.once(signal, stopTogether));
    child.once("error", reject);
    child.once("close", (code) => {
      signals.forEach((signal) => process.removeListener(signal, stopTogether));
      if (isStream) {
        output.end(() => resolve(code ?? 1));
      } else {
        resolve(code ?? 1);
      }
    });
  });
}

/** A line of progress: on a terminal it is written over by the next one. */
export function say(line) {
  if (process.stdout.isTTY) {
    process.stdout.write(`\r\u001b[2K${line.slice(0, (process.stdout.columns ?? 80) - 1)}`);
  } else {
    process.stdout.write(`${line}\n`);
  }
}

function endLine() {
  if (process.stdout.isTTY) {
    process.stdout.write("\n");
  }
}

function lastLine(text) {
  const plain = text.replace(/\u001b\[[0-9;]*m/g, "").trimEnd();

  return plain.slice(plain.lastIndexOf("\n") + 1).trim() || "working";
}
