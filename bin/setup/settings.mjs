import { existsSync, readFileSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { parseEnv } from "node:util";
import { checks, checkTogether } from "./checks.mjs";
import { keepSecret } from "./secret.mjs";
import { root } from "./root.mjs";
import { refuse } from "./refuse.mjs";

const names = Object.keys(checks);

/**
 * Reads the environment, a `.env` file beneath it, and defaults beneath that. Everything that is wrong is said at once,
 * before anything is installed, built or started.
 * @returns the complete environment of the processes
 */
export function readSettings({ defaultDataDir, isDemo }) {
  const given = readGiven();
  const settings = {
    ...given,
    PORT: given.PORT ?? "3000",
    HOST: given.HOST ?? "127.0.0.1",
    DATA_DIR: path.resolve(root, given.DATA_DIR ?? defaultDataDir),
  };
  settings.ORIGIN ??= defaultOrigin(settings);

  const wrong = names.flatMap((name) => (settings[name] === undefined ? [] : (checks[name](settings[name]) ?? [])));
  const problems = [...wrong, ...checkTogether(settings)];
  if (problems.length > 0) {
    refuse(`Allclear cannot start with these settings:\n${problems.map((problem) => `- ${problem}`).join("\n")}`);
  }
  settings.AUTH_SECRET ??= keepSecret(settings.DATA_DIR, "auth-secret", 32);
  if (isDemo) {
    settings.DEMO_PASSWORD ??= keepSecret(settings.DATA_DIR, "demo-password", 6);
  }

  return settings;
}

/** An empty value counts as none, so that a line of .env can be emptied rather than removed. */
function readGiven() {
  const file = path.join(root, ".env");
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const entries = names.map((name) => [name, process.env[name] || fromFile[name]]);

  return Object.fromEntries(entries.filter(([, value]) => value));
}

function defaultOrigin({ HOST, PORT }) {
  const isThisMachine = ["127.0.0.1", "0.0.0.0", "::", "::1", "localhost"].includes(HOST);
  const host = isIP(HOST) === 6 ? `[${HOST}]` : HOST;

  return `http://${isThisMachine ? "localhost" : host}:${PORT}`;
}
