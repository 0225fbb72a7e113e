import type { IncidentStatus, KnownErrorState, RoundedCount } from "@/domain/shared/words";

/** A known error as lists show it. */
export type KnownErrorSummary = {
  /** Its page is /known-errors/<slug>. */
  slug: string;
  title: string;
  state: KnownErrorState;
  fixedAt: Date | null;
  /** What programs show, in each spelling that people have seen. May have several lines. */
  messages: readonly string[];
  services: readonly { code: string; name: string }[];
  hasWorkaround: boolean;
};

/** How many accounts it affects in all, and how many of these are fixed, as far as was known at a time. */
export type KnownErrorCount = {
  at: Date;
  affected: number;
  /** Null: not said. */
  fixed: number | null;
};

export type KnownErrorView = KnownErrorSummary & {
  causeHtml: string | null;
  workaroundHtml: string | null;
  /** Newest first. */
  counts: readonly KnownErrorCount[];
  /** The updates that speak of it, newest first. */
  updates: readonly KnownErrorUpdate[];
  /** How many were found to have written of it. */
  saidBy: RoundedCount;
  changedAt: Date;
};

type KnownErrorUpdate = {
  /** MAIL-7.3 */
  code: string;
  status: IncidentStatus;
  incidentTitle: string;
  postedAt: Date;
  happenedAt: Date | null;
};

/** `/known-errors/failed-to-parse-the-mailbox` */
export function knownErrorPath(slug: string): string {
  return `/known-errors/${slug}`;
}

export const longestSlug = 60;

/** What a title becomes in an address: "failed to parse the mailbox" to `failed-to-parse-the-mailbox`. */
export function slugOf(title: string): string {
  const words = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/×/g, "x")
    .replace(/['’]/g, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const fitting = words.filter((_, index) => words.slice(0, index + 1).join("-").length <= longestSlug);

  return fitting.join("-") || (words[0]?.slice(0, longestSlug) ?? "error");
}

/** The same with a number, for the second and third error of that name. */
export function numberedSlug(slug: string, number: number): string {
  return number === 1 ? slug : `${slug.slice(0, longestSlug - 4).replace(/-+$/, "")}-${number}`;
}

/** Messages as they are typed, an empty line between two; one that is there twice counts once. */
export function splitMessages(text: string): string[] {
  const messages = text
    .split(/\n[ \t]*\n/)
    .map((message) => message.replace(/[ \t]+$/gm, "").replace(/^\n+|\n+$/g, ""))
    .filter((message) => message.trim() !== "");

  return [...new Set(messages)];
}

/** The way back: what the form shows. */
export function joinMessages(messages: readonly string[]): string {
  return messages.join("\n\n");
}

/** "630 accounts affected"; "460 of 630 accounts fixed" */
export function describeCount({ affected, fixed }: Omit<KnownErrorCount, "at">): string {
  const accounts = affected === 1 ? "account" : "accounts";
  if (fixed === null || affected === 0) {
    return affected === 0 ? "No account affected" : `${affected.toLocaleString("en-US")} ${accounts} affected`;
  }
  if (fixed === affected) {
    return affected === 1 ? "The 1 account is fixed" : `All ${affected.toLocaleString("en-US")} accounts fixed`;
  }

  return `${fixed.toLocaleString("en-US")} of ${affected.toLocaleString("en-US")} ${accounts} fixed`;
}

/** Whether a count says what was said last before its time: then it adds nothing to the history. */
export function isSaidAlready(counts: readonly KnownErrorCount[], count: KnownErrorCount): boolean {
  const before = counts.filter(({ at }) => at <= count.at).sort((one, other) => other.at.getTime() - one.at.getTime());

  return before[0]?.affected === count.affected && before[0].fixed === count.fixed;
}

/** When it was fixed: as said, else as known, else this minute, as people say it. Null while it is not. */
export function fixedAtOf(
  said: { state: KnownErrorState; fixedAt?: Date | null | undefined },
  former: Date | null,
  now: Date,
): Date | null {
  return said.state === "fixed" ? (said.fixedAt ?? former ?? startOfMinute(now)) : null;
}

function startOfMinute(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 60_000) * 60_000);
}

/** For search results and link previews: what it says, its state, and whether there is something to do. */
export function describeKnownError(error: KnownErrorSummary): string {
  const message = error.messages[0]?.replace(/\s+/g, " ");
  const help: Record<KnownErrorState, string> = {
    open: "It is not fixed yet.",
    being_fixed: "It is being fixed.",
    fixed: "It is fixed.",
  };

  return [
    message && `“${message}”.`,
    help[error.state],
    error.hasWorkaround && "What you can do, and why it happens.",
    error.services.length > 0 && `In ${error.services.map(({ name }) => name).join(", ")}.`,
  ]
    .filter(Boolean)
    .join(" ");
}
