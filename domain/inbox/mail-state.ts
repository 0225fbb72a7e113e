import { formatDateTime } from "@/domain/shared/time";
import type { IncidentSummary } from "@/domain/incidents/views";

/** How mail was found last. What is off by the settings is in no trouble. */
export type MailState = {
  readonly isRead: boolean;
  readonly isSent: boolean;
  /** When the mailbox was last read; null: never. */
  readonly readAt: Date | null;
  readonly readFailure: string | null;
  readonly sendFailure: string | null;
};

type Around = {
  readonly open: readonly Pick<IncidentSummary, "code" | "affected">[];
  readonly timeZone: string;
  readonly now: Date;
};

/**
 * What staff should know where reports or answers by email do not come through: a server that fails, a job that does not
 * run, or an incident on a service that is called mail, since then the channel is likely down as well.
 */
export function mailTroubles(state: MailState, around: Around): string[] {
  return [...readTroubles(state, around), ...sendTroubles(state), ...likelyTroubles(state, around)];
}

/** What the settings leave out, so that nobody waits for a mail that is never sent or read. Empty where all are set. */
export function missingMailSettings({ isRead, isSent }: Pick<MailState, "isRead" | "isSent">): string[] {
  return [
    ...(isSent ? [] : ["No email is sent: SMTP_URL and MAIL_FROM are not set."]),
    ...(isRead ? [] : ["Reports by email are not read: IMAP_URL is not set."]),
  ];
}

/** Whether a service is mail, by what it is called: where it is in trouble, so is likely the way to people by email. */
export function isMailService({ code, name }: { code: string; name: string }): boolean {
  return /mail/i.test(`${code} ${name}`);
}

function readTroubles({ isRead, readAt, readFailure }: MailState, { timeZone, now }: Around): string[] {
  if (!isRead) {
    return [];
  }
  const since = readAt ? `since ${formatDateTime(readAt, timeZone, now)}` : "so far";
  if (readFailure !== null) {
    return [
      `Reports by email have not been read ${since}: ${readFailure} They wait in the mailbox; look into it there.`,
    ];
  }
  const isLate = readAt !== null && now.getTime() - readAt.getTime() > lateMs;

  return isLate
    ? [`Reports by email have not been read ${since}. See whether the worker runs, or comments are paused.`]
    : [];
}

// Every minute is the rule; several missed in a row are no accident.
const lateMs = 10 * 60_000;

function sendTroubles({ isSent, sendFailure }: MailState): string[] {
  return isSent && sendFailure !== null
    ? [`Answers do not go out by email: ${sendFailure} They are kept, and tried again.`]
    : [];
}

function likelyTroubles({ isRead, isSent }: MailState, { open }: Around): string[] {
  const incident = open.find(({ affected }) =>
    affected.some(({ serviceCode, serviceName }) => isMailService({ code: serviceCode, name: serviceName })),
  );

  return incident && (isRead || isSent)
    ? [`${incident.code} is about mail: reports and answers by email may come late, or not at all.`]
    : [];
}
