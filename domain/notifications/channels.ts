/** Whom a channel can notify, as whoever writes an update is shown it. */
export type ChannelAudience = {
  /** "Email", as a sentence begins with it. */
  readonly name: string;
  /** Whether an update can go out on it at all. */
  readonly isReady: boolean;
  readonly count: number;
  /** "12 email subscribers"; null: not worth a word. */
  readonly summary: string | null;
  /** Why nothing gets through on it just now, as a sentence. */
  readonly failure: string | null;
  /** What else its writer has to know of it: that it is not set up, or what becomes of what does not get through. */
  readonly note: string | null;
  /** Whether a service that is called mail carries it: where that is in trouble, so is likely this. */
  readonly needsMail: boolean;
};

/** How far the notifications about an incident have come on one channel. */
export type ChannelProgress = DeliveryCounts & {
  /** "By email" */
  readonly label: string;
  /** What waits on purpose, and is not counted as queued: "3 for the daily email". */
  readonly later: string | null;
  /** What staff have to know besides, as sentences. */
  readonly note: string | null;
};

export type DeliveryCounts = {
  readonly sent: number;
  readonly queued: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why some failed or are tried again, the most frequent first. */
  readonly reasons: readonly { readonly sentence: string; readonly count: number; readonly isFinal: boolean }[];
};

/** "1 webhook", "1,200 webhooks" */
export function countOf(count: number, one: string, several: string): string {
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : several}`;
}
