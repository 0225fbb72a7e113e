import { existsSync, readFileSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { parseEnv } from "node:util";
import { describeProblems, findProblems, settableNames as names, variables } from "../../server/infra/variables.mjs";
import { keepSecret } from "./secret.mjs";
import { root } from "./root.mjs";
import { refuse } from "./refuse.mjs";

// Where a site is. `npm run dev` takes its own, whatever .env says, so that it can run beside the site that .env is for.
const places = ["PORT", "HOST", "ORIGIN", "DATA_DIR", "DATABASE_URL"];
const developmentPort = "3001";

/**
 * Reads the environment, a `.env` file beneath it, and defaults beneath that. Everything that is wrong is said at once,
 * before anything is installed, built or started.
 * @returns the complete environment of the processes
 */
export function readSettings({ defaultDataDir, isDemo, isDevelopment }) {
  const given = readGiven(isDevelopment ? names.filter((name) => !places.includes(name)) : names);
  const settings = {
    ...given,
    PORT: given.PORT ?? (isDevelopment ? developmentPort : variables.PORT.default),
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

/**
 * An empty value counts as none, so that a line of .env can be emptied rather than removed.
 * @param fromFileToo the names that count in .env as well as in the environment
 */
function readGiven(fromFileToo) {
  const file = path.join(root, ".env");
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const entries = names.map((name) => [
    name,
    process.env[name] || (fromFileToo.includes(name) ? fromFile[name] : undefined),
  ]);

  return Object.fromEntries(entries.filter(([, value]) => value));
}

function defaultOrigin({ HOST, PORT }) {
  const isThisMachine = ["127.0.0.1", "0.0.0.0", "::", "::1", "localhost"].includes(HOST);
  const host = isIP(HOST) === 6 ? `[${HOST}]` : HOST;

  return `http://${isThisMachine ? "localhost" : host}:${PORT}`;
}
