import { spawn } from "node:child_process";
import { refuse } from "./refuse.mjs";
import { root } from "./root.mjs";

const everyMs = process.stdout.isTTY ? 500 : 10_000;

/**
 * Runs something that takes long, and says what and how far it is. What it prints is shown only when it fails.
 * `howFar` may turn its output so far into a few words.
 */
export async function step(title, command, args, { howFar = lastLine, env = {} } = {}) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  let printed = "";
  const hear = (chunk) => {
    printed += chunk;
  };
  const ticker = setInterval(() => say(`${title}: ${howFar(printed)} (${seconds()})`), everyMs);

  say(`${title} …`);
  const code = await run(command, args, { env, output: hear });
  clearInterval(ticker);
  if (code !== 0) {
    refuse(`${title} failed. What it said:\n\n${printed.trimEnd()}`);
  }
  say(`${title}: done in ${seconds()}`);
  endLine();
}

/**
 * Runs a command to its end; a signal to us ends it too.
 * @param options.output "inherit", "ignore", or a function that is given what it prints
 * @returns its exit code, 1 when it took longer than `timeoutMs`
 */
export function run(command, args, { env = {}, output = "inherit", timeoutMs } = {}) {
  const isSeen = typeof output === "function";
  const stdio = isSeen ? ["ignore", "pipe", "pipe"] : ["ignore", output, output];

  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, ...env }, timeout: timeoutMs });
    if (isSeen) {
      child.stdout.setEncoding("utf8").on("data", output);
      child.stderr.setEncoding("utf8").on("data", output);
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
      resolve(code ?? 1);
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
