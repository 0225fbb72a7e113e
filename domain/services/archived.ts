import { formatDayWithYear } from "@/domain/shared/time";

/** "Archived: no longer in use since Tuesday 12 December 2006" */
export function archivedWords(archivedAt: Date, timeZone: string): string {
  return `Archived: no longer in use since ${formatDayWithYear(archivedAt, timeZone)}`;
}
