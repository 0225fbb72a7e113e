/** What becomes of an email in the mailbox: a comment, or why it is none. */
export type MailOutcome = "report" | IgnoredReason;

type IgnoredReason = keyof typeof ignoredReasons;

/** Why an email is no comment, as staff read it. */
export const ignoredReasons = {
  machine: "Automatic reply",
  bounce: "Report of delivery",
  ourselves: "Email of this site",
  empty: "Without text",
  too_many: "More than 20 emails of one writer in an hour",
  unreadable: "Could not be read",
} as const;

export function isIgnoredReason(outcome: string): outcome is IgnoredReason {
  return outcome in ignoredReasons;
}

/** Whether there is something in it that can be added as a comment after all. */
export function canBeAdded(outcome: string, mail: { readonly subject: string; readonly body: string }): boolean {
  return isIgnoredReason(outcome) && `${mail.subject}${mail.body}`.trim() !== "";
}

/** An ignored email in the list of the console. */
export type IgnoredMailView = {
  readonly id: string;
  readonly reason: IgnoredReason;
  readonly writerEmail: string | null;
  readonly subject: string;
  /** How its text begins. */
  readonly beginning: string;
  readonly receivedAt: Date;
  /** Its number in the mailbox. */
  readonly uid: number;
  readonly canBeAdded: boolean;
};

/** An email as it was read, with nothing left out. */
export type WholeMailView = Omit<IgnoredMailView, "beginning" | "reason"> & {
  /** Null: it is a comment. */
  readonly reason: IgnoredReason | null;
  /** Null: deleted after `daysKept`. */
  readonly body: string | null;
  readonly isPartial: boolean;
  readonly attachmentCount: number;
};

/** How long the whole text of an email is kept, in days. */
export const daysKept = { ignored: 30, report: 90 } as const;
