#!/usr/bin/env node
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "./setup/build.mjs";
import { findBrowser } from "./setup/browser.mjs";
import { canInstall, findProgram, install } from "./setup/debian.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { freePort } from "./setup/port.mjs";
import { requireNode } from "./setup/refuse.mjs";
import { root } from "./setup/root.mjs";
import { run } from "./setup/step.mjs";

// Real servers and programs that some tests need, and Debian's packages of them.
const servers = {
  prometheus: "prometheus",
  "prometheus-alertmanager": "prometheus-alertmanager",
  nginx: "nginx-light",
  openssl: "openssl",
  dovecot: "dovecot-imapd",
  newsboat: "newsboat",
  khal: "khal",
};

requireNode();
const folder = mkdtempSync(path.join(tmpdir(), "allclear-test-"));
// Others may pass through, because PostgreSQL has an account of its own when root starts it.
chmodSync(folder, 0o711);
const totals = { passed: 0, failed: 0, skipped: [] };
const problems = [];
const problemsFile = path.join(folder, "problems.txt");

await installDependencies();
await installServers();
await stage("check", ["bin/check.mjs"], { TEST_PROBLEMS: problemsFile });
await stage("integration tests", ["node_modules/vitest/vitest.mjs", "run", "--project", "db", "--project", "db-alone"]);
await build();
await runStories();
conclude();
rmSync(folder, { recursive: true, force: true });

async function installServers() {
  const missing = Object.entries(servers).filter(([program]) => findProgram(program) === null);
  if (missing.length > 0 && canInstall()) {
    await install(missing.map(([, name]) => name));
  }
}

async function runStories() {
  const browser = await findBrowser();
  if (!browser) {
    problems.push(
      "the stories, for want of a browser: install Chromium and set CHROMIUM to its path, or run “npx playwright install --with-deps chromium”",
    );
    return;
  }
  const command = ["node_modules/@playwright/test/cli.js", "test"];
  await stage("stories", command, {
    ...browser,
    E2E_PORT: String(await freePort()),
    E2E_DATA_DIR: path.join(folder, "data"),
  });
}

/** Runs one part and adds up what it writes into its summary. */
async function stage(name, args, env = {}) {
  const summaryFile = path.join(folder, `${name}.json`);
  process.stdout.write(`\n== ${name}\n`);
  const begunAt = performance.now();
  const code = await run(process.execPath, args, { env: { ...env, TEST_SUMMARY: summaryFile } });
  process.stdout.write(`== ${name}: ${Math.round((performance.now() - begunAt) / 1_000)} s\n`);
  const summary = readSummary(summaryFile);
  totals.passed += summary.passed;
  totals.failed += summary.failed;
  totals.skipped.push(...summary.skipped);
  if (code !== 0) {
    problems.push(name);
  }
  if (summary.passed + summary.failed === 0) {
    problems.push(`${name}, of which no test ran`);
  }
}

function readSummary(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { passed: 0, failed: 0, skipped: [] };
  }
}

function conclude() {
  const { passed, failed, skipped } = totals;
  process.stdout.write("\n");
  if (existsSync(problemsFile)) {
    process.stdout.write(`${readFileSync(problemsFile, "utf8")}\n`);
  }
  skipped.forEach(({ name, reason }) => process.stdout.write(`Skipped: ${name}: ${reason}\n`));
  if (skipped.length > 0 && process.env.CI === "true") {
    problems.push("skipped tests, which CI does not accept");
  }
  problems.forEach((problem) => process.stdout.write(`Not right: ${problem}\n`));
  const counts = [`${passed} passed`, `${failed} failed`, ...(skipped.length > 0 ? [`${skipped.length} skipped`] : [])];
  process.stdout.write(`${counts.join(", ")}\n`);
  process.exitCode = problems.length > 0 || failed > 0 ? 1 : 0;
}
