import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./root.mjs";
import { say, step } from "./step.mjs";
import { generateDatabaseClient } from "./types.mjs";

const stampFile = path.join(root, "dist/sources.sha256");
const sources = [
  "app",
  "components",
  "domain",
  "prisma",
  "public",
  "server",
  "bin/setup/build.mjs",
  "instrumentation-client.ts",
  "next.config.ts",
  "proxy.ts",
  "package-lock.json",
  "package.json",
  "tsconfig.json",
];

// Next loads every page's modules once to learn how they are served, and nothing of theirs runs.
const noSettings = {
  DATABASE_URL: "postgresql://nowhere/none",
  DATA_DIR: "nowhere",
  HOST: "127.0.0.1",
  PORT: "3000",
  ORIGIN: "http://localhost:3000",
  AUTH_SECRET: "only there while the pages are being built",
};
const isIrrelevant = (file) => /\.test\.tsx?$|\/generated$|\/testing$/.test(file);

/** How the servers are built for Node, of which each finds its packages itself. */
export const serverOptions = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  sourcemap: true,
  tsconfig: "tsconfig.json",
  logLevel: "warning",
};

/** What is built: `start`, `admin`, the demo, and these processes that `start` starts. */
export function entryPoints(processes) {
  return [
    { in: "server/runtime/start.ts", out: "start" },
    { in: "server/runtime/admin.ts", out: "admin" },
    { in: "prisma/demo/demo.ts", out: "demo" },
    ...["demo-fill", "demo-exporter"].map((name) => ({ in: `prisma/demo/entries/${name}.ts`, out: name })),
    ...processes.map((name) => ({ in: `server/runtime/entries/${name}.ts`, out: name })),
  ];
}

/** Builds the pages and the servers, unless that was done from exactly these sources. */
export async function build() {
  const stamp = hashSources();
  if (isBuilt(stamp)) {
    return;
  }
  rmSync(stampFile, { force: true });
  await generateDatabaseClient();
  await step("Building the pages", process.execPath, [bin("next/dist/bin/next"), "build"], {
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...noSettings },
  });
  await bundleServers();
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

async function bundleServers() {
  say("Building the servers …");
  const esbuild = await import("esbuild");
  await esbuild.build({
    ...serverOptions,
    entryPoints: entryPoints(["web", "worker", "fill"]),
    outdir: "dist",
  });
  await esbuild.stop();
}

function isBuilt(stamp) {
  return (
    existsSync(stampFile) &&
    readFileSync(stampFile, "utf8") === stamp &&
    existsSync(path.join(root, ".next/BUILD_ID")) &&
    existsSync(path.join(root, "dist/start.js"))
  );
}

function hashSources() {
  const hash = createHash("sha256");
  for (const file of sources.flatMap(listFiles)) {
    hash.update(`${file}\n`).update(readFileSync(path.join(root, file)));
  }

  return hash.digest("hex");
}

function listFiles(file) {
  const full = path.join(root, file);
  if (isIrrelevant(file) || !existsSync(full)) {
    return [];
  }
  try {
    const names = readdirSync(full).sort();
    return names.flatMap((name) => listFiles(`${file}/${name}`));
  } catch (error) {
    if (error.code === "ENOTDIR") {
      return [file];
    }
    throw error;
  }
}

function bin(file) {
  return path.join(root, "node_modules", file);
}
