import { z } from "zod";
import { type ComposerValues, composerValues } from "./values";

/** A draft as the server keeps it: names and strings. */
export function toDraftContent(values: ComposerValues): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}

/** What a kept draft holds; null for one that this form cannot read, such as an older form's. */
export function fromDraftContent(content: unknown): ComposerValues | null {
  const strings = z.record(z.string(), z.string()).safeParse(content);
  if (!strings.success) {
    return null;
  }
  const entries = Object.entries(strings.data).map(([name, value]) => [name, isText(name) ? value : parsed(value)]);

  return composerValues.safeParse(Object.fromEntries(entries)).data ?? null;
}

function isText(name: string): boolean {
  return !notText.includes(name);
}

const notText = [
  "basedOn",
  "withdrawsWorkaround",
  "services",
  "noneAffected",
  "seen",
  "left",
  "addsReadings",
  "notifiesSubscribers",
  "endsByItself",
];

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    // Not what this form wrote: the schema refuses it.
    return undefined;
  }
}
