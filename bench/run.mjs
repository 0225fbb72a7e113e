import { spawnSync } from "node:child_process";
import { build } from "esbuild";

// `npm run bench`: builds what it measures, bundles the measuring, and runs it away from the core of the server.
const built = spawnSync(process.execPath, ["bin/build.mjs"], { stdio: "inherit" });
if (built.status !== 0) {
  process.exit(built.status ?? 1);
}
await build({
  entryPoints: ["bench/bench.ts"],
  outfile: "dist/bench.js",
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  tsconfig: "tsconfig.json",
  logLevel: "warning",
});
await import("../dist/bench.js");
