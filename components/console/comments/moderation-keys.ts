import { type CommentTriage, commentTriages, triageLabels } from "@/domain/shared/words";

export type Panel = "answer" | "templates" | "link" | "merge" | "promote";

export type Command =
  | { kind: "step"; by: 1 | -1 }
  | { kind: "moderate"; state: "visible" | "hidden" | "spam" }
  | { kind: "triage"; triage: CommentTriage }
  | { kind: "panel"; panel: Panel }
  | { kind: "undo" }
  | { kind: "help" };

/** Every key of moderation, and what it does. Each has a button as well. */
export const moderationKeys: readonly { key: string; says: string; command: Command }[] = [
  { key: "j", says: "Next comment", command: { kind: "step", by: 1 } },
  { key: "k", says: "Previous comment", command: { kind: "step", by: -1 } },
  { key: "s", says: "Show it", command: { kind: "moderate", state: "visible" } },
  { key: "h", says: "Hide it", command: { kind: "moderate", state: "hidden" } },
  { key: "x", says: "Put it aside as spam", command: { kind: "moderate", state: "spam" } },
  ...commentTriages.map((triage, index) => ({
    key: String(index + 1),
    says: `What you found: ${triageLabels[triage]}`,
    command: { kind: "triage", triage } as const,
  })),
  { key: "a", says: "Answer", command: { kind: "panel", panel: "answer" } },
  { key: "t", says: "Answer with a template", command: { kind: "panel", panel: "templates" } },
  { key: "l", says: "Link it to an incident or a known error", command: { kind: "panel", panel: "link" } },
  { key: "m", says: "Merge it with one that says the same", command: { kind: "panel", panel: "merge" } },
  { key: "p", says: "Promote the answer into the timeline", command: { kind: "panel", panel: "promote" } },
  { key: "u", says: "Undo", command: { kind: "undo" } },
  { key: "?", says: "Show or hide the keys", command: { kind: "help" } },
];

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">;

/** What a key asks for; null where it asks for nothing, or belongs to the browser. */
export function commandOf({ key, ctrlKey, metaKey, altKey }: Press): Command | null {
  if (ctrlKey || metaKey || altKey) {
    return null;
  }

  return moderationKeys.find((known) => known.key === key.toLowerCase())?.command ?? null;
}

/** Which form of which comment an address opens, as the way back from signing in does. */
export function openedIn(search: string): { commentId: string; panel: Panel } | null {
  const parameters = new URLSearchParams(search);
  const [commentId, named] = [parameters.get("comment"), parameters.get("panel")];
  const panel = (["answer", "promote"] as const).find((known) => known === named);

  return commentId !== null && panel ? { commentId, panel } : null;
}
