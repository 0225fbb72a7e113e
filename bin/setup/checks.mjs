import { accessSync, constants, mkdirSync, statSync } from "node:fs";
import { isIP } from "node:net";

const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];
const isAnything = () => null;

/** Every setting a person can make, and a sentence where its value is wrong. `.env.example` explains them. */
export const checks = {
  PORT: (value) =>
    refuseUnless(
      /^\d+$/.test(value) && value >= 1 && value <= 65_535,
      `PORT must be a number from 1 to 65535, and is “${value}”.`,
    ),
  HOST: (value) =>
    refuseUnless(
      isIP(value) || /^[a-z0-9][a-z0-9.-]*$/i.test(value),
      `HOST must be an address of this machine, such as 127.0.0.1 or 0.0.0.0, and is “${value}”.`,
    ),
  DATA_DIR: checkFolder,
  DATABASE_URL: (value) =>
    refuseUnless(
      hasProtocol(value, ["postgres:", "postgresql:"]),
      "DATABASE_URL must look like postgresql://user:password@host:5432/name.",
    ),
  ORIGIN: (value) =>
    refuseUnless(
      hasProtocol(value, ["http:", "https:"]) && new URL(value).href === `${new URL(value).origin}/`,
      `ORIGIN must be the public address without a path, such as https://status.example.edu, and is “${value}”.`,
    ),
  AUTH_SECRET: (value) =>
    refuseUnless(value.length >= 32, "AUTH_SECRET must have at least 32 characters. Leave it out, and one is made."),
  DEMO_PASSWORD: (value) =>
    refuseUnless(
      value.length >= 8 && value.length <= 128,
      "DEMO_PASSWORD must have 8 to 128 characters. Leave it out, and one is made.",
    ),
  ALLOW_PRIVATE_HOSTS: isAnything,
  TRUSTED_PROXIES: (value) =>
    refuseUnless(
      splitList(value).every(isRange),
      `TRUSTED_PROXIES must be addresses or ranges such as 10.0.0.7, 10.1.0.0/16, and is “${value}”.`,
    ),
  OIDC_ISSUER: (value) =>
    refuseUnless(
      hasProtocol(value, ["http:", "https:"]),
      "OIDC_ISSUER must be the issuer's address, such as https://login.example.edu.",
    ),
  OIDC_CLIENT_ID: isAnything,
  OIDC_CLIENT_SECRET: isAnything,
  SMTP_URL: (value) =>
    refuseUnless(
      hasProtocol(value, ["smtp:", "smtps:"]) && new URL(value).hostname !== "",
      "SMTP_URL must look like smtp://user:password@host:587, or smtps:// for TLS from the start.",
    ),
  MAIL_FROM: (value) =>
    refuseUnless(
      /^(?:[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(value),
      `MAIL_FROM must be an address, such as Allclear <status@example.edu>, and is “${value}”.`,
    ),
  MAIL_RATE: (value) =>
    refuseUnless(
      /^\d+$/.test(value) && value >= 1 && value <= 1_000,
      `MAIL_RATE must be a number from 1 to 1000, and is “${value}”.`,
    ),
  DKIM_SELECTOR: (value) =>
    refuseUnless(
      /^[a-z0-9._-]+$/i.test(value),
      `DKIM_SELECTOR must be the name under _domainkey in DNS, such as allclear, and is “${value}”.`,
    ),
  DKIM_KEY_FILE: checkReadable,
  PUSH_SERVICES: isAnything,
  IMAP_URL: (value) =>
    refuseUnless(
      hasProtocol(value, ["imap:", "imaps:"]) && new URL(value).hostname !== "" && new URL(value).username !== "",
      "IMAP_URL must look like imaps://user:password@host/INBOX.",
    ),
  LOG_LEVEL: (value) =>
    refuseUnless(logLevels.includes(value), `LOG_LEVEL must be one of ${logLevels.join(", ")}, and is “${value}”.`),
};

/** What no single value tells. */
export function checkTogether(settings) {
  const names = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"];
  const absent = names.filter((name) => settings[name] === undefined);

  const halfOfOidc = absent.length > 0 && absent.length < names.length;

  return [
    ...(halfOfOidc ? [`${absent.join(" and ")} must be set too: single sign-on needs all three.`] : []),
    ...(settings.SMTP_URL && !settings.MAIL_FROM
      ? ["MAIL_FROM must be set too: mail needs an address to come from."]
      : []),
    ...((settings.DKIM_SELECTOR === undefined) === (settings.DKIM_KEY_FILE === undefined)
      ? []
      : ["DKIM_SELECTOR and DKIM_KEY_FILE belong together: set both, or none."]),
  ];
}

function refuseUnless(isRight, sentence) {
  return isRight ? null : sentence;
}

function hasProtocol(value, protocols) {
  return URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

function splitList(value) {
  return value.split(/[\s,]+/).filter(Boolean);
}

function isRange(value) {
  const [address, bits = "0", ...rest] = value.split("/");

  return isIP(address) > 0 && /^\d{1,3}$/.test(bits) && bits <= (isIP(address) === 4 ? 32 : 128) && rest.length === 0;
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

function checkReadable(file) {
  try {
    accessSync(file, constants.R_OK);
    return null;
  } catch (error) {
    return `DKIM_KEY_FILE must be a file that can be read, and ${file} is not (${error.code}).`;
  }
}
