// @ts-check
import { accessSync, constants, mkdirSync, statSync } from "node:fs";
import { isIP } from "node:net";

/**
 * An environment variable that Allclear reads. What it is for is explained in `.env.example`.
 *
 * @typedef {object} Variable
 * @property {(value: string) => boolean} accepts
 * @property {string} must what an accepted value is, after “PORT must …”
 * @property {string} [hint] a sentence more for whoever set another
 * @property {string} [default] its value where it is left out
 * @property {boolean} [isSecret] its value is not repeated in a message
 * @property {boolean} [isInternal] one process of ours sets it for another, no person does
 * @property {(value: string) => string | null} [checkHere] what is wrong with it on this machine
 */

const isAnything = () => true;
const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

/**
 * All of them, described once: for `bin/`, which reads them before anything is installed and thus without packages, and
 * for each process.
 *
 * @satisfies {Record<string, Variable>}
 */
export const variables = {
  PORT: { default: "3000", accepts: isBetween(1, 65_535), must: "be a number from 1 to 65535" },
  HOST: {
    default: "127.0.0.1",
    accepts: (value) => isIP(value) > 0 || /^[a-z0-9][a-z0-9.-]*$/i.test(value),
    must: "be an address of this machine, such as 127.0.0.1 or 0.0.0.0",
  },
  ORIGIN: {
    accepts: (value) => hasProtocol(value, "http:", "https:") && new URL(value).href === `${new URL(value).origin}/`,
    must: "be the public address without a path, such as https://status.example.edu",
  },
  DATA_DIR: { accepts: isAnything, must: "be a folder", checkHere: checkFolder },
  DATABASE_URL: {
    isSecret: true,
    accepts: (value) => hasProtocol(value, "postgres:", "postgresql:"),
    must: "look like postgresql://user:password@host:5432/name",
  },
  AUTH_SECRET: {
    isSecret: true,
    accepts: (value) => value.length >= 32,
    must: "have at least 32 characters",
    hint: "“npm start” makes one where it is left out.",
  },
  DEMO_PASSWORD: {
    isSecret: true,
    accepts: (value) => value.length >= 8 && value.length <= 128,
    must: "have 8 to 128 characters",
    hint: "Leave it out, and one is made.",
  },
  ALLOW_PRIVATE_HOSTS: {
    default: "",
    accepts: (value) => splitList(value).every(isHost),
    must: "be hosts such as prometheus.internal:9090, 10.0.0.7",
  },
  TRUSTED_PROXIES: {
    default: "",
    accepts: (value) => splitList(value).every(isRange),
    must: "be addresses or ranges such as 10.0.0.7, 10.1.2.0/28",
  },
  TRUSTED_PROXIES_MAY_BE_WIDE: { accepts: (value) => value === "1", must: "be 1 or empty" },
  OIDC_ISSUER: {
    accepts: (value) => hasProtocol(value, "http:", "https:"),
    must: "be the issuer's address, such as https://login.example.edu",
  },
  OIDC_CLIENT_ID: { accepts: isAnything, must: "be set" },
  OIDC_CLIENT_SECRET: { isSecret: true, accepts: isAnything, must: "be set" },
  SMTP_URL: {
    isSecret: true,
    accepts: (value) => hasProtocol(value, "smtp:", "smtps:") && new URL(value).hostname !== "",
    must: "look like smtp://user:password@host:587, or smtps:// for TLS from the start",
  },
  MAIL_FROM: {
    accepts: (value) => /^(?:[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(value),
    must: "be an address, such as Allclear <status@example.edu>",
  },
  MAIL_RATE: { default: "50", accepts: isBetween(1, 1_000), must: "be a number from 1 to 1000" },
  DKIM_SELECTOR: {
    accepts: (value) => /^[a-z0-9._-]+$/i.test(value),
    must: "be the name under _domainkey in DNS, such as allclear",
  },
  DKIM_KEY_FILE: { accepts: isAnything, must: "be a file", checkHere: checkReadable },
  PUSH_SERVICES: {
    default: "",
    accepts: (value) => splitList(value).every(isHost),
    must: "be hosts such as push.example.edu",
  },
  IMAP_URL: {
    isSecret: true,
    accepts: (value) =>
      hasProtocol(value, "imap:", "imaps:") && new URL(value).hostname !== "" && new URL(value).username !== "",
    must: "look like imaps://user:password@host/INBOX",
  },
  LOG_LEVEL: {
    default: "info",
    accepts: (value) => logLevels.includes(value),
    must: `be one of ${logLevels.join(", ")}`,
  },
  STORY: {
    isInternal: true,
    accepts: (value) => ["december_2006", "quiet_day"].includes(value),
    must: "be december_2006 or quiet_day",
  },
  EXPORTER_PORT: { isInternal: true, accepts: isBetween(1, 65_535), must: "be a number from 1 to 65535" },
  QUIET_DAY: { isInternal: true, accepts: (value) => value === "1", must: "be 1 or empty" },
};

/** @typedef {keyof typeof variables} VariableName */
/** @typedef {Record<string, string | undefined>} Values */

/** @type {[string, Variable][]} */
const entries = Object.entries(variables);

/**
 * What every process needs and has no default. `npm start` fills in what a person left out of them.
 *
 * @type {readonly VariableName[]}
 */
export const requiredNames = ["DATABASE_URL", "DATA_DIR", "ORIGIN", "AUTH_SECRET"];

/** The names of those that a person may set. */
export const settableNames = entries.filter(([, { isInternal }]) => !isInternal).map(([name]) => name);

/**
 * The variables that are set, with defaults for the others. An empty value counts as none, so that a line of a file can
 * be emptied rather than removed.
 * @param {Values} values
 */
export function withDefaults(values) {
  return Object.fromEntries(
    entries.flatMap(([name, variable]) => {
      const value = values[name] || variable.default;

      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/**
 * A sentence for everything that is wrong.
 * @param {Values} values
 * @param {{ required?: readonly VariableName[], checkedHere?: readonly VariableName[] }} [options] what must be set, and
 *   what is tried on this machine too, such as whether a folder can be written
 * @returns {string[]}
 */
export function findProblems(values, { required = [], checkedHere = [] } = {}) {
  const settings = withDefaults(values);
  /** @type {readonly string[]} */
  const here = checkedHere;
  const absent = required.filter((name) => settings[name] === undefined).map((name) => `${name} is not set.`);
  const wrong = entries.flatMap(([name, variable]) => {
    const value = settings[name];
    if (value === undefined) {
      return [];
    }
    if (!variable.accepts(value)) {
      return [describe(name, variable, value)];
    }

    return here.includes(name) ? (variable.checkHere?.(value) ?? []) : [];
  });

  return [...absent, ...wrong, ...findHalves(settings)];
}

/**
 * @param {readonly string[]} problems
 * @returns {string} what a person reads who started a process with them
 */
export function describeProblems(problems) {
  return `Allclear cannot start with these settings:\n${problems.map((problem) => `- ${problem}`).join("\n")}`;
}

/** The items of a list: "10.0.0.7, 10.1.0.0/16". @param {string} value */
export function splitList(value) {
  return value.split(/[\s,]+/).filter(Boolean);
}

/** What no single value shows. @param {Values} settings */
function findHalves(settings) {
  const oidc = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"];
  const absent = oidc.filter((name) => settings[name] === undefined);
  const isHalfOfOidc = absent.length > 0 && absent.length < oidc.length;
  const isHalfOfMail = settings.SMTP_URL !== undefined && settings.MAIL_FROM === undefined;
  const wide = settings.TRUSTED_PROXIES_MAY_BE_WIDE ? [] : splitList(settings.TRUSTED_PROXIES ?? "").filter(isWide);
  const isHalfOfDkim = (settings.DKIM_SELECTOR === undefined) !== (settings.DKIM_KEY_FILE === undefined);

  return [
    ...(isHalfOfOidc ? [`${absent.join(" and ")} must be set too: single sign-on needs all three.`] : []),
    ...(isHalfOfMail ? ["MAIL_FROM must be set too: email needs an address to come from."] : []),
    ...(wide.length > 0
      ? [
          `TRUSTED_PROXIES must not be as wide as ${wide.join(", ")}: whoever is in there and no proxy would choose the address that they are counted by. Name the proxies. If nobody else is in there, set TRUSTED_PROXIES_MAY_BE_WIDE=1.`,
        ]
      : []),
    ...(isHalfOfDkim ? ["DKIM_SELECTOR and DKIM_KEY_FILE belong together: set both, or none."] : []),
  ];
}

/**
 * @param {string} name
 * @param {Variable} variable
 * @param {string} value
 */
function describe(name, { must, hint, isSecret }, value) {
  const sentence = isSecret ? `${name} must ${must}.` : `${name} must ${must}, and is “${value}”.`;

  return hint ? `${sentence} ${hint}` : sentence;
}

/**
 * @param {number} min
 * @param {number} max
 * @returns {(value: string) => boolean}
 */
function isBetween(min, max) {
  return (value) => /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max;
}

/**
 * @param {string} value
 * @param {string[]} protocols
 */
function hasProtocol(value, ...protocols) {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

/** A name or an address, with a port or for all. @param {string} value */
function isHost(value) {
  const [, port = "1"] = /:(\d+)$/.exec(value.replace(/^\[.*\]/, "")) ?? [];

  return /^(?:\[[0-9a-f:.]+\]|[a-z0-9][a-z0-9._-]*)(?::\d+)?$/i.test(value) && isBetween(1, 65_535)(port);
}

/** @param {string} value */
function isRange(value) {
  const [address = "", bits = "1", ...rest] = value.split("/");
  const family = isIP(address);

  return family > 0 && isBetween(1, family === 4 ? 32 : 128)(bits) && rest.length === 0;
}

/** More than a rack of proxies: an IPv4 range beyond /24, an IPv6 one beyond /64. @param {string} value */
function isWide(value) {
  const [address = "", bits = ""] = value.split("/");
  const isMapped = /^::ffff:/i.test(address);
  const least = isIP(address) === 4 ? 24 : isMapped ? 96 + 24 : 64;

  return bits !== "" && isRange(value) && Number(bits) < least;
}

/** @param {string} folder */
function checkFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    if (!statSync(folder).isDirectory()) {
      return `DATA_DIR must be a folder, and ${folder} is a file.`;
    }
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    const code = codeOf(error);
    return ["EEXIST", "ENOTDIR"].includes(code)
      ? `DATA_DIR must be a folder, and ${folder} is not.`
      : `DATA_DIR must be writable, and ${folder} is not (${code}).`;
  }
}

/** @param {string} file */
function checkReadable(file) {
  try {
    accessSync(file, constants.R_OK);
    return statSync(file).isFile() ? null : `DKIM_KEY_FILE must be a file, and ${file} is a folder.`;
  } catch (error) {
    return `DKIM_KEY_FILE must be a file that can be read, and ${file} is not (${codeOf(error)}).`;
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
