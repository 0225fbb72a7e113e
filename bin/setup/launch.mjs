import path from "node:path";
import { pathToFileURL } from "node:url";
import { refuse, requireNode } from "./refuse.mjs";
import { root } from "./root.mjs";

/** From whatever state a clone is in to a running site. `options` are those that may stand on the command line. */
export async function launch({ isDemo, options }) {
  requireNode();
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
    defaultDataDir: !isDemo ? ".data" : isQuietDay ? ".data/quiet-day" : ".data/demo",
  });
  const { refuseUsedPort } = await import("./port.mjs");
  await refuseUsedPort(settings);
  const { installDependencies } = await import("./dependencies.mjs");
  await installDependencies();
  const { build } = await import("./build.mjs");
  await build();

  process.chdir(root);
  Object.assign(process.env, settings, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  const { start } = await import(pathToFileURL(path.join(root, "dist/start.js")).href);
  await start({ story: !isDemo ? null : isQuietDay ? "quiet_day" : "december_2006" });
}
