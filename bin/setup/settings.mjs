import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { isIP } from "node:net";
import path from "node:path";
import { parseEnv } from "node:util";
import { keepSecret } from "./secret.mjs";
import { root } from "./root.mjs";
import { refuse } from "./refuse.mjs";

const names = ["PORT", "HOST", "DATA_DIR", "DATABASE_URL", "ORIGIN", "AUTH_SECRET", "DEMO_PASSWORD"];

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

  const problems = names.flatMap((name) => (settings[name] === undefined ? [] : (checks[name](settings[name]) ?? [])));
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

  return `http://${isThisMachine ? "localhost" : isIP(HOST) === 6 ? `[${HOST}]` : HOST}:${PORT}`;
}

/** One sentence where a value is wrong. */
const checks = {
  PORT: (value) =>
    /^\d+$/.test(value) && value >= 1 && value <= 65_535
      ? null
      : `PORT must be a number from 1 to 65535, and is “${value}”.`,
  HOST: (value) =>
    isIP(value) || /^[a-z0-9.-]+$/i.test(value)
      ? null
      : `HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0, and is “${value}”.`,
  DATABASE_URL: (value) =>
    hasProtocol(value, ["postgres:", "postgresql:"])
      ? null
      : "DATABASE_URL must look like postgresql://user:password@host:5432/name.",
  ORIGIN: (value) =>
    hasProtocol(value, ["http:", "https:"]) && new URL(value).href === `${new URL(value).origin}/`
      ? null
      : `ORIGIN must be the public address without a path, such as https://status.example.edu, and is “${value}”.`,
  AUTH_SECRET: (value) =>
    value.length >= 32 ? null : "AUTH_SECRET must have at least 32 characters. Leave it out, and one is made.",
  DEMO_PASSWORD: (value) =>
    value.length >= 8 && value.length <= 128
      ? null
      : "DEMO_PASSWORD must have 8 to 128 characters. Leave it out, and one is made.",
  DATA_DIR: checkFolder,
};

function hasProtocol(value, protocols) {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

function checkFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    if (!statSync(folder).isDirectory()) {
      return `DATA_DIR must be a folder, and ${folder} is a file.`;
    }
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return error.code === "EEXIST" || error.code === "ENOTDIR"
      ? `DATA_DIR must be a folder, and ${folder} is not.`
      : `DATA_DIR must be writable, and ${folder} is not (${error.code}).`;
  }
}
