import { existsSync, readFileSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { parseEnv } from "node:util";
import { describeProblems, findProblems, settableNames, variables } from "../../server/infra/variables.mjs";
import { keepSecret } from "./secret.mjs";
import { root } from "./root.mjs";
import { refuse } from "./refuse.mjs";

/**
 * Reads the environment, a `.env` file beneath it, and defaults beneath that. Everything that is wrong is said at once,
 * before anything is installed, built or started.
 * @returns the complete environment of the processes
 */
export function readSettings({ defaultDataDir, isDemo }) {
  const given = readGiven();
  const settings = {
    ...given,
    PORT: given.PORT ?? variables.PORT.default,
    HOST: given.HOST ?? variables.HOST.default,
    DATA_DIR: path.resolve(root, given.DATA_DIR ?? defaultDataDir),
  };
  settings.ORIGIN ??= defaultOrigin(settings);

  const problems = findProblems(settings, { checkedHere: ["DATA_DIR", "DKIM_KEY_FILE"] });
  if (problems.length > 0) {
    refuse(describeProblems(problems));
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
  const entries = settableNames.map((name) => [name, process.env[name] || fromFile[name]]);

  return Object.fromEntries(entries.filter(([, value]) => value));
}

function defaultOrigin({ HOST, PORT }) {
  const isThisMachine = ["127.0.0.1", "0.0.0.0", "::", "::1", "localhost"].includes(HOST);
  const host = isIP(HOST) === 6 ? `[${HOST}]` : HOST;

  return `http://${isThisMachine ? "localhost" : host}:${PORT}`;
}
