import type { IncomingAlert } from "@/domain/monitoring/alerts";
import { parseEpochMs } from "@/domain/monitoring/epoch";
import { AppError } from "@/domain/shared/errors";
import { limits, tidyLine, tidyText } from "@/domain/shared/input";
import { type AlertLevel, alertLevels } from "@/domain/shared/words";
import type { ReadingContext } from "./shape";

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object that an alert must be. @throws AppError invalid */
export function requireFields(value: unknown, { name }: ReadingContext): Fields {
  if (!isFields(value)) {
    throw new AppError("invalid", `An alert of ${name} must be an object, and is ${kindOf(value)}.`);
  }

  return value;
}

/** A text; numbers and truth values are texts to machines as well. Everything else is none. */
export function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** The first that says anything. */
export function firstText(...values: readonly unknown[]): string {
  return values.map(textOf).find((text) => text.trim() !== "") ?? "";
}

/** Labels or annotations: names and texts. What has no value is left out. @throws AppError invalid when it is another thing, or has other things in it */
export function labelsFrom(value: unknown, { name }: ReadingContext): Record<string, string> {
  const given = value ?? {};
  const isLabels = isFields(given) && Object.values(given).every((each) => typeof each !== "object" || each === null);
  if (!isLabels) {
    throw new AppError("invalid", `The labels of ${name} must be an object of texts, such as {"service": "MAIL"}.`);
  }

  return Object.fromEntries(
    Object.entries(given)
      .filter(([, each]) => each !== null && each !== undefined)
      .map(([label, each]) => [tidyLine(label), tidyText(textOf(each).slice(0, limits.errorMessage))]),
  );
}

/** Zabbix and Uptime Kuma have tags: `[{"tag": "service", "value": "MAIL"}]`, or the same with `name`. */
export function labelsFromTags(tags: unknown): Record<string, string> {
  const list: readonly unknown[] = Array.isArray(tags) ? tags : [];

  return Object.fromEntries(
    list
      .filter(isFields)
      .map((tag): [string, string] => [tidyLine(firstText(tag.tag, tag.name)), tidyText(textOf(tag.value))])
      .filter(([label]) => label !== ""),
  );
}

/** The level that a word for severity names. */
export function levelOf(severity: string | undefined): AlertLevel {
  const word = severity?.trim().toLowerCase() ?? "";

  return alertLevels.find((level) => level === word) ?? severities.get(word) ?? "degraded";
}

const severities: ReadonlyMap<string, AlertLevel> = new Map<string, AlertLevel>([
  ...["page", "fatal", "emergency", "disaster", "high", "down", "crit", "p1", "sev1"].map(
    (word): [string, AlertLevel] => [word, "critical"],
  ),
  // Programs that were set up before the lowest level had its name of today go on as they are.
  ...["none", "notice", "information", "informational", "not classified", "debug", "ok"].map(
    (word): [string, AlertLevel] => [word, "info"],
  ),
]);

/** Whether a word for a status means that it goes on, or is over; null for a word that nobody knows. */
export function stateOf(status: unknown): IncomingAlert["state"] | null {
  const word = textOf(status).trim().toLowerCase();

  return resolvedWords.has(word) ? "resolved" : firingWords.has(word) ? "firing" : null;
}

const resolvedWords: ReadonlySet<string> = new Set(
  "resolved resolve ok up recovered recovery closed close cleared clear normal healthy inactive success passed".split(
    " ",
  ),
);
const firingWords: ReadonlySet<string> = new Set(
  (
    "firing fire fired alerting alert triggered trigger problem down critical crit warning warn error failed failing " +
    "failure unhealthy open opened active degraded"
  ).split(" "),
);

type Said = Pick<IncomingAlert, "state" | "level" | "labels"> & {
  readonly fingerprint: string;
  readonly title: string;
  readonly description: string;
  /** The first that is a web address is the link. */
  readonly links: readonly unknown[];
  readonly startsAt: unknown;
  readonly endsAt: unknown;
};

// What a machine says is cut where a person would be asked to shorten it: news must not be lost for their length.
/** The alert that was said. @throws AppError invalid, with what is wrong about it */
export function toAlert(said: Said, context: ReadingContext): IncomingAlert {
  return {
    fingerprint: requireFingerprint(said.fingerprint, context),
    state: said.state,
    level: said.level,
    title: tidyLine(said.title.slice(0, limits.title)) || "An alert without a name",
    description: tidyText(said.description.slice(0, limits.workaround)) || null,
    labels: said.labels,
    link: said.links.map(webAddress).find((link) => link !== null) ?? null,
    startsAt: timeOf(said.startsAt, "startsAt", context),
    endsAt: said.state === "resolved" ? endOf(said.endsAt, context) : null,
  };
}

const maxFingerprint = 200;

function requireFingerprint(text: string, { name }: ReadingContext): string {
  const fingerprint = tidyLine(text);
  if (fingerprint === "" || fingerprint.length > maxFingerprint) {
    const sentence = `An alert of ${name} needs a fingerprint of 1 to ${maxFingerprint} characters that stays the same.`;
    throw new AppError("invalid", sentence);
  }

  return fingerprint;
}

const maxLink = 2_000;

export function webAddress(value: unknown): string | null {
  const text = textOf(value);

  return /^https?:\/\//i.test(text) && URL.canParse(text) && text.length <= maxLink ? tidyLine(text) : null;
}

const maxAheadMs = 60 * 60_000;

/** Null when nothing is said. One that has not begun would outweigh every true one until its time comes. */
function timeOf(value: unknown, field: string, { name, now }: ReadingContext): Date | null {
  if (value === null || value === undefined || value === "") {
    return null;
  }
  const epochMs = parseEpochMs(value);
  if (epochMs === null || epochMs < 0) {
    const shown = textOf(value).slice(0, 40) || kindOf(value);
    const sentence = `The ${field} of an alert of ${name}, “${shown}”, is not a time. Send ISO 8601 with its zone.`;
    throw new AppError("invalid", sentence);
  }
  if (epochMs > now.getTime() + maxAheadMs) {
    const sentence = `The ${field} of an alert of ${name} is yet to come. Set the clock of the machine that sends it.`;
    throw new AppError("invalid", sentence);
  }

  return new Date(epochMs);
}

/** An end in the year 1 is how Go spells that there is none. */
function endOf(value: unknown, context: ReadingContext): Date | null {
  return textOf(value).startsWith("0001-01-01") ? null : timeOf(value, "endsAt", context);
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) {
    return "nothing";
  }

  return Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : "a text or a number";
}
