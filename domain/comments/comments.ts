import type { WriteComment } from "./comment-input";
import { countLinks } from "./links";
import { findPersonalData } from "./personal-data";
import { type AuthorKind, type CommentState, type HoldReason, holdReasons } from "@/domain/shared/words";

/** For how long people may still write to an incident that is over: it often turns out not to be over for all. */
const openAfterEndMs = 14 * 86_400_000;

/** Whether a visitor may write to an incident now. */
export function acceptsComments(incident: { endedAt: Date | null }, now: Date): boolean {
  return incident.endedAt === null || now.getTime() - incident.endedAt.getTime() <= openAfterEndMs;
}

/** What is written for others to read. */
export type CommentText = Pick<WriteComment, "what" | "error" | "name" | "program">;

/** A comment as whoever reads it sees it: `what` as it was rendered. */
export type SeenComment = CommentText & {
  /** Where its links lead. */
  targets: readonly string[];
  /** All of its text, with each letter as the plain one that it looks like. */
  lookalike: string;
};

export type CommentFacts = {
  authorKind: AuthorKind;
  /** How many comments of the same cookie staff have shown. An address that was typed in gives no trust. */
  shownBefore: number;
  /** How many of them staff hid or put aside as spam lately. */
  refusedLately: number;
  /** Too much came in at once, and this came without the proof that was asked for. */
  lacksProof: boolean;
  /** The field that people do not see was filled in. */
  isTrapped: boolean;
  /** Its name is one that speaks for the organisation, and its writer is not known to be of the staff. */
  usesReservedName: boolean;
  /** What may stand in any text: the help desk's number. */
  known: readonly string[];
};

export type CommentDecision = { state: Extract<CommentState, "held" | "visible" | "spam">; heldFor: HoldReason[] };

/**
 * Where a comment begins. A guest's is held until staff have shown three of theirs; a member's appears at once. Personal
 * data, links and a name that speaks for the organisation hold either. What filled the field that people do not see, or is made of links, is a program's: it is
 * kept as spam, and its writer reads the same as everybody.
 */
export function decideCommentState(text: SeenComment, facts: CommentFacts): CommentDecision {
  const links = countLinks(partsOf(text).join("\n"), text);
  if (facts.isTrapped || links > maxLinks) {
    return { state: "spam", heldFor: [] };
  }
  const reasons = new Set<HoldReason>(personalDataOf(text, facts.known).map(({ reason }) => reason));
  if (links > 0) {
    reasons.add("links");
  }
  if (facts.usesReservedName) {
    reasons.add("reserved_name");
  }
  if (facts.lacksProof) {
    reasons.add("no_proof");
  }
  const isTrusted = facts.authorKind === "member" || isKnownGuest(facts);

  return {
    state: isTrusted && reasons.size === 0 ? "visible" : "held",
    heldFor: holdReasons.filter((reason) => reasons.has(reason)),
  };
}

/** What to point out to its writer before anybody else reads it, in what is seen and in the addresses that are written to. */
export function personalDataOf(text: CommentText & Partial<SeenComment>, known: readonly string[]) {
  const writtenTo = (text.targets ?? []).filter((target) => /^mailto:/i.test(target)).map(decoded);

  return findPersonalData([...partsOf(text), ...writtenTo].join("\n\n"), known);
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target.slice("mailto:".length));
  } catch {
    // A lone percent sign: what it hides nobody can read.
    return target;
  }
}

/**
 * The words alone, without case, spaces and punctuation: two texts that give the same say the same. Null when there
 * are none.
 */
export function wordsOf({ what, error }: Pick<CommentText, "what" | "error">): string | null {
  const words = `${what} ${error ?? ""}`
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);

  return words && words.join(" ");
}

/** For how long the same words on the same incident fold together. */
export const foldsWithinMs = 24 * 3_600_000;

function isKnownGuest({ shownBefore, refusedLately }: CommentFacts): boolean {
  return shownBefore >= shownBeforeTrust && refusedLately === 0;
}

/** All that is read of it. */
export function partsOf({ name, program, what, error }: CommentText): string[] {
  return [name, program, what, error].filter((part) => part !== undefined);
}

const shownBeforeTrust = 3;
const maxLinks = 5;
