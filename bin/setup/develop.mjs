import { entryPoints, serverOptions } from "./build.mjs";
import { say } from "./step.mjs";
import { generateDatabaseClient } from "./types.mjs";

/** Apart from what a build leaves in dist/, so that a demo can go on running beside it. */
export const developmentFolder = "dist/dev";

/**
 * Builds the servers, and builds them again whenever a file of theirs changes. Pages need none of it: Next reads their
 * sources itself.
 * @returns what takes a function that is called after each build but the first
 */
export async function buildAndWatch() {
  await generateDatabaseClient();
  say("Building the servers …");
  const esbuild = await import("esbuild");
  let onBuilt = () => undefined;
  const isBuilt = new Promise((resolve) => (onBuilt = resolve));
  const context = await esbuild.context({
    ...serverOptions,
    entryPoints: entryPoints(["development", "worker", "fill"]),
    outdir: developmentFolder,
    plugins: [
      { name: "built", setup: ({ onEnd }) => onEnd(({ errors }) => (errors.length === 0 ? onBuilt() : undefined)) },
    ],
  });
  await context.watch();
  await isBuilt;

  return (onRebuilt) => (onBuilt = onRebuilt);
}
