import path from "node:path";
import { pathToFileURL } from "node:url";
import { noteOldNode, refuse, requireNode } from "./refuse.mjs";
import { root } from "./root.mjs";

/** From whatever state a clone is in to a running site. `options` are those that may stand on the command line. */
export async function launch({ isDemo, isDevelopment = false, options }) {
  requireNode();
  noteOldNode();
  const given = process.argv.slice(2);
  const unknown = given.filter((argument) => !options.includes(argument));
  if (unknown.length > 0) {
    const known =
      options.length > 0 ? `It knows ${options.join(", ")}.` : "It has none; see .env.example for its settings.";
    refuse(`There is no option ${unknown.join(", ")}. ${known}`);
  }
  const isQuietDay = given.includes("--quiet-day");

  const { readSettings } = await import("./settings.mjs");
  const settings = readSettings({
    isDemo,
    isDevelopment,
    defaultDataDir: folderOf({ isDemo, isDevelopment, isQuietDay }),
  });
  const { refuseUsedPort } = await import("./port.mjs");
  await refuseUsedPort(settings);
  const { installDependencies } = await import("./dependencies.mjs");
  await installDependencies();
  const mode = { NODE_ENV: isDevelopment ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" };
  const story = !isDemo ? null : isQuietDay ? "quiet_day" : "december_2006";

  if (isDevelopment) {
    const { buildAndWatch, developmentFolder } = await import("./develop.mjs");
    const whenRebuilt = await buildAndWatch();
    const { start, demo } = await load(developmentFolder, { ...settings, ...mode }, story);
    const { restartWorker } = await start({ demo, isDevelopment });
    whenRebuilt(restartWorker);
  } else {
    const { build } = await import("./build.mjs");
    await build();
    const { start, demo } = await load("dist", { ...settings, ...mode }, story);
    await start({ demo });
  }
}

function folderOf({ isDemo, isDevelopment, isQuietDay }) {
  if (isDevelopment) {
    return ".data/dev";
  }

  return !isDemo ? ".data" : isQuietDay ? ".data/quiet-day" : ".data/demo";
}

/** What was built, in the environment that it needs. `demo` is null without a story. */
async function load(folder, environment, story) {
  process.chdir(root);
  Object.assign(process.env, environment);
  const built = (name) => import(pathToFileURL(path.join(root, folder, name)).href);
  const { start } = await built("start.js");
  const demo = story && (await built("demo.js")).demoOf(story);

  return { start, demo };
}
