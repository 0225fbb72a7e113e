#!/usr/bin/env node
import { spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import path from "node:path";
import { installDependencies } from "./setup/dependencies.mjs";
import { requireNode } from "./setup/refuse.mjs";
import { root } from "./setup/root.mjs";
import { generateDatabaseClient } from "./setup/types.mjs";

const rooms = ["app", "bin", "components", "domain", "e2e", "prisma", "server"];
const next = { name: "types of the routes", command: ["next/dist/bin/next", "typegen"] };
const checks = [
  { name: "lint", command: ["eslint/bin/eslint.js", "--cache", "--cache-location", "node_modules/.cache/eslint", "."] },
  { name: "unit tests", command: ["vitest/vitest.mjs", "run", "--project", "unit"] },
  { name: "types", command: ["typescript/bin/tsc", "--noEmit", "--project", "."] },
  { name: "format", command: ["prettier/bin/prettier.cjs", "--check", "--cache", "--log-level", "warn", "."] },
  { name: "unused code", command: ["knip/bin/knip.js", "--no-progress"] },
  { name: "imports", command: ["dependency-cruiser/bin/dependency-cruise.mjs", ...rooms] },
];

requireNode();
await installDependencies();
await generateDatabaseClient();
await check(next);
// Two at a time: most of them use one core and are done when the longest one is.
const waiting = [...checks];
const failed = [];
await Promise.all([work(), work()]);
if (failed.length > 0) {
  process.stdout.write(`\nNot right yet: ${failed.join(", ")}.\n`);
  process.exit(1);
}

async function work() {
  for (let item = waiting.shift(); item; item = waiting.shift()) {
    if (!(await check(item))) {
      failed.push(item.name);
    }
  }
}

function check({ name, command: [file, ...args] }) {
  const started = Date.now();

  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, "node_modules", file), ...args], { cwd: root });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.once("close", (code, signal) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      if (code === 0) {
        process.stdout.write(`✓ ${name} (${seconds} s)\n`);
      } else {
        report(`✗ ${name} (${seconds} s, ${signal ?? `exit code ${code}`})\n${output.trimEnd()}\n`);
      }
      resolve(code === 0);
    });
  });
}

/** What is not right is also kept for the end of `npm test`, where it is looked for. */
function report(text) {
  process.stdout.write(text);
  if (process.env.TEST_PROBLEMS) {
    appendFileSync(process.env.TEST_PROBLEMS, text);
  }
}
