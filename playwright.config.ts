import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { defineConfig, devices, type ReporterDescription } from "@playwright/test";
import { chromium } from "playwright";
import { locateBrowser } from "@/bin/setup/browser.mjs";

// Playwright reads this file in each of its processes: what the first one chooses, the others find in the environment.
process.env.E2E_PORT ??= "4317";
process.env.E2E_DATA_DIR ??= path.join(tmpdir(), `allclear-e2e-${process.pid}`);
process.env.E2E_SMTP_PORT ??= String(Number(process.env.E2E_PORT) + 1_000);
process.env.E2E_IMAP_PORT ??= String(Number(process.env.E2E_PORT) + 2_000);
process.env.DEMO_PASSWORD ??= "only for the tests";

const origin = `http://localhost:${process.env.E2E_PORT}`;
const isDownloaded = existsSync(chromium.executablePath());
const browser = process.env.CHROMIUM || (isDownloaded ? undefined : locateBrowser());
const summary: ReporterDescription[] = process.env.TEST_SUMMARY
  ? [[path.join(import.meta.dirname, "bin/reporters/playwright-summary.ts"), { file: process.env.TEST_SUMMARY }]]
  : [];

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  workers: 2,
  // Stories show what happens, on whatever machine; how fast it is, `npm run bench` measures.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ...summary],
  use: {
    baseURL: origin,
    launchOptions: {
      ...(browser ? { executablePath: browser } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  projects: [{ name: "stories", use: { ...devices["Desktop Chrome"], channel: undefined } }],
  // The production build with the demo story, started as a person starts it.
  webServer: {
    command: `${process.execPath} bin/demo.mjs`,
    cwd: import.meta.dirname,
    env: {
      PORT: process.env.E2E_PORT,
      DATA_DIR: process.env.E2E_DATA_DIR,
      DEMO_PASSWORD: process.env.DEMO_PASSWORD,
      // The stories' own monitoring systems listen there.
      ALLOW_PRIVATE_HOSTS: "127.0.0.1",
      // So does what replaces the service of a browser's maker.
      PUSH_SERVICES: "127.0.0.1",
      // Where nobody listens, mail waits; the story of mail listens.
      SMTP_URL: `smtp://127.0.0.1:${process.env.E2E_SMTP_PORT}`,
      MAIL_FROM: "status@example.edu",
    },
    url: origin,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
  },
});
