import { z } from "zod";
import { newKey } from "@/components/console/new-key";
import { type ComposerValues, composerValues } from "./values";

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
  } catch (cause) {
    console.warn("the draft on this device cannot be read", cause);

    return null;
  }
}

/** Returns whether the phone took it: storage may be full, or switched off. */
export function keepDraft(name: string, draft: KeptDraft): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(draft));

    return true;
  } catch (cause) {
    console.warn("the draft cannot be kept on this device", cause);

    return false;
  }
}

export function dropKeptDraft(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch (cause) {
    console.warn("the draft cannot be dropped on this device", cause);
  }
}

/** What the phone keeps, by what it is about. */
export function listKeptDrafts(): { name: string; text: string }[] {
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(prefix))
    .flatMap((name) => {
      const { title = "", body = "", workaround = "" } = readKeptDraft(name)?.values ?? {};
      const text = [title, body, workaround].filter((part) => part !== "").join("\n\n");

      return text === "" ? [] : [{ name: name.split(":").at(-1) ?? name, text }];
    });
}

/** Each person's drafts have names of their own: a phone may be shared. */
export function draftName(userId: string, incidentCode: string | null): string {
  return `${prefix}${userId}:${incidentCode ?? "new entry"}`;
}

const prefix = "allclear-draft:";

/**
 * The idempotency key for posting these values: the one of the last attempt when nothing changed since,
 * so that a retry, even after a reload, never posts twice; else a new one.
 */
export function attemptFor(values: ComposerValues, last: KeptDraft["attempt"]): { key: string; of: string } {
  const of = JSON.stringify(values);

  return last?.of === of ? last : { key: newKey(), of };
}
