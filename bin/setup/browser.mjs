import { existsSync } from "node:fs";
import path from "node:path";
import { canInstall, findProgram, install } from "./debian.mjs";
import { root } from "./root.mjs";
import { run, say } from "./step.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const patienceMs = 240_000;

/**
 * A Chromium for the stories: the one that CHROMIUM names, one that is found, one that Playwright can download, or
 * Debian's. @returns the environment that leads Playwright to it; null when there is none to be had
 */
export async function findBrowser() {
  const found = process.env.CHROMIUM || names.map(findProgram).find(Boolean);
  if (found) {
    return { CHROMIUM: found };
  }
  if ((await hasDownloaded()) || (await download())) {
    return {};
  }
  if (canInstall() && (await install(["chromium"]))) {
    return { CHROMIUM: findProgram("chromium") };
  }

  return null;
}

async function hasDownloaded() {
  const { chromium } = await import("@playwright/test");

  return existsSync(chromium.executablePath());
}

async function download() {
  say("Downloading a browser …");
  const playwright = path.join(root, "node_modules/@playwright/test/cli.js");
  const code = await run(process.execPath, [playwright, "install", "chromium"], { output: "ignore", patienceMs });

  return code === 0 && (await hasDownloaded());
}
