import { formatDuration, formatDateTime } from "@/domain/shared/time";
import type { IncidentSummary } from "@/domain/incidents/views";

type PromiseNoteProps = {
  incident: Pick<IncidentSummary, "kind" | "nextUpdateBy" | "endedAt">;
  timeZone: string;
  now: Date;
};

/** Whether the promise of the next update is kept, in words: due, overdue, or none made. */
export function PromiseNote({ incident: { kind, nextUpdateBy, endedAt }, timeZone, now }: PromiseNoteProps) {
  if (endedAt !== null) {
    return null;
  }
  if (nextUpdateBy === null) {
    return kind === "incident" && <span className="text-sm text-soft">no promise made</span>;
  }
  const leftMs = nextUpdateBy.getTime() - now.getTime();
  if (leftMs <= 0) {
    return <b className="text-sm text-down">promise overdue by {formatDuration(-leftMs)}</b>;
  }

  return (
    <span className="text-sm text-soft">
      promise due in <b className="text-ink">{formatDuration(leftMs)}</b>, {formatDateTime(nextUpdateBy, timeZone, now)}
    </span>
  );
}
