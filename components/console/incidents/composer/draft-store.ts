import { z } from "zod";
import type { DraftSubject } from "@/domain/incidents/incident-input";
import { listKeptFormTexts } from "@/components/console/kept/kept-form";
import { keep, listKeptNames, readKept } from "@/components/console/kept/kept-store";
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
  return readKept(name, keptDraft);
}

/** Returns whether the phone took it. */
export function keepDraft(name: string, draft: KeptDraft): boolean {
  return keep(name, draft);
}

/** All that the phone keeps, to be read and copied; empty when it keeps nothing. */
export function readKeptTexts(): string {
  const drafts = listKeptNames(prefix).map((name) => {
    const { title = "", body = "", workaround = "" } = readKeptDraft(name)?.values ?? {};

    return [title, body, workaround].filter((part) => part !== "").join("\n\n");
  });

  return [...drafts, ...listKeptFormTexts()].filter((text) => text !== "").join("\n\n\n");
}

/** Each user's drafts have names of their own: a phone may be shared. */
export function draftName(userId: string, subject: DraftSubject): string {
  return `${prefix}${userId}:${"incident" in subject ? subject.incident : subject.newEntry}`;
}

/** The ids of a user's drafts of new entries that this device keeps, with their titles. */
export function listKeptEntries(userId: string): { id: string; title: string }[] {
  const begin = `${prefix}${userId}:`;

  return listKeptNames(begin).flatMap((name) => {
    const id = z.uuid().safeParse(name.slice(begin.length)).data;
    const kept = id === undefined ? null : readKeptDraft(name);

    return id !== undefined && kept ? [{ id, title: kept.values.title }] : [];
  });
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
