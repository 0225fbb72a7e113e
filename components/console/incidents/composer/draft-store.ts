import { z } from "zod";
import { newKey } from "@/components/console/new-key";
import { type ComposerValues, composerValues, textOfValues } from "./values";

/** A draft as the phone keeps it. `of` is what the key was made for: the same text posted again is the same post. */
const keptDraft = z.object({
  values: composerValues,
  savedAt: z.number(),
  attempt: z.object({ key: z.uuid(), of: z.string() }).nullable(),
});

export type KeptDraft = z.infer<typeof keptDraft>;

/** What the phone kept under this name; null when it has nothing that can be read. */
export function readKeptDraft(name: string): KeptDraft | null {
  try {
    const text = localStorage.getItem(name);

    return text === null ? null : (keptDraft.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    // Storage is switched off, or something else wrote there: then this device has no draft.
    return null;
  }
}

/** Returns whether the phone took it: storage may be full, or switched off. */
export function keepDraft(name: string, draft: KeptDraft): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(draft));

    return true;
  } catch {
    // The form says that this device does not keep it.
    return false;
  }
}

export function dropKeptDraft(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Storage is switched off: there is nothing to drop.
  }
}

/** All that the phone keeps, to be read and copied; empty when it keeps nothing. */
export function readKeptTexts(): string {
  const texts = Object.keys(localStorage)
    .filter((name) => name.startsWith(prefix))
    .map((name) => {
      const { title = "", body = "", workaround = "" } = readKeptDraft(name)?.values ?? {};

      return [title, body, workaround].filter((part) => part !== "").join("\n\n");
    });

  return texts.filter((text) => text !== "").join("\n\n\n");
}

/** Each user's drafts have names of their own: a phone may be shared. What is opened from an alert is none of the others. */
export function draftName(userId: string, incidentCode: string | null, alertId = ""): string {
  return `${prefix}${userId}:${incidentCode ?? (alertId === "" ? "new entry" : `alert ${alertId}`)}`;
}

const prefix = "allclear-draft:";

/**
 * The idempotency key for posting these values: the one of the last attempt when nothing changed since,
 * so that a retry, even after a reload, never posts twice; else a new one.
 */
export function attemptFor(values: ComposerValues, last: KeptDraft["attempt"]): { key: string; of: string } {
  const of = textOfValues(values);

  return last?.of === of ? last : { key: newKey(), of };
}
