import { existsSync } from "node:fs";
import path from "node:path";
import { canInstall, findProgram, install } from "./debian.mjs";
import { root } from "./root.mjs";
import { run, say } from "./step.mjs";

// The same browser without its windows: the tests take a quarter less time on it. It is what Playwright downloads, too.
const shell = "chromium-headless-shell";
const whole = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const timeoutMs = 240_000;

/**
 * A Chromium that is on this machine, for Playwright where it has none of its own: the one that CHROMIUM names, or one
 * in PATH. @returns its path
 */
export function locateBrowser() {
  return process.env.CHROMIUM || [shell, ...whole].map(findProgram).find((file) => file !== null);
}

/**
 * A Chromium for the end-to-end tests, installed or downloaded where there is none.
 * @returns the environment that leads Playwright to it; null when there is none to be had
 */
export async function findBrowser() {
  const found = process.env.CHROMIUM || findProgram(shell) || (await installed(shell)) || locateBrowser();
  if (found) {
    return { CHROMIUM: found };
  }
  if ((await hasDownloaded()) || (await download())) {
    return {};
  }
  const chromium = await installed("chromium");

  return chromium ? { CHROMIUM: chromium } : null;
}

/** The path of a program that Debian's package of the same name brings, where it can be installed. */
async function installed(name) {
  return canInstall() && (await install([name])) ? findProgram(name) : null;
}

async function hasDownloaded() {
  const { chromium } = await import("playwright");

  return existsSync(chromium.executablePath());
}

async function download() {
  say("Downloading a browser …");
  const playwright = path.join(root, "node_modules/playwright/cli.js");
  const code = await run(process.execPath, [playwright, "install", "chromium"], { output: "ignore", timeoutMs });

  return code === 0 && (await hasDownloaded());
}
