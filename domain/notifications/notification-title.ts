import { type IncidentStatus, incidentStatusLabels } from "@/domain/shared/words";

type NotifiedUpdate = {
  status: IncidentStatus;
  title: string;
  /** From 1 on it is an edit that subscribers are notified of. */
  edition: number;
  /** Which update it is, where that is not said elsewhere. */
  updateCode?: string;
  /** Whether it says that its incident is withdrawn. */
  isWithdrawal?: boolean;
};

/** "Corrected: MAIL-7.3 · Identified: Mail is slow": what an update is called wherever people are notified of it. */
export function notificationTitle({
  status,
  title,
  edition,
  updateCode,
  isWithdrawal = false,
}: NotifiedUpdate): string {
  const corrected = edition > 0 ? "Corrected: " : "";
  const named = updateCode === undefined ? "" : `${updateCode} · `;

  return `${corrected}${named}${notifiedStatusLabel({ status, isWithdrawal })}: ${title}`;
}

/** What an update says of its incident, in a word or two. */
export function notifiedStatusLabel({
  status,
  isWithdrawal,
}: {
  status: IncidentStatus;
  isWithdrawal: boolean;
}): string {
  return isWithdrawal ? "Withdrawn" : incidentStatusLabels[status];
}
