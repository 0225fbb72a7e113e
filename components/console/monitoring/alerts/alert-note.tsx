import Link from "next/link";
import { formatDateTime } from "@/domain/shared/time";
import type { AlertForEntry } from "@/domain/monitoring/views";

type AlertNoteProps = { alert: AlertForEntry; timeZone: string; now: Date };

/** Above the composer: which alert the entry is opened from, or what the alert has become meanwhile. */
export function AlertNote({ alert, timeZone, now }: AlertNoteProps) {
  return (
    <p className="mt-3 rounded-card bg-well px-4 py-2 text-[.9375rem]">
      {alert.incidentCode === null ? (
        <>
          From the alert <b>{alert.title}</b>, since {formatDateTime(alert.startsAt, timeZone, now)}.{" "}
          {alert.draft ? "A rule has laid out the words. " : ""}Nothing is public until you open the incident.
        </>
      ) : (
        <>
          The alert <b>{alert.title}</b> belongs to{" "}
          <Link href={`/staff/incidents/${alert.incidentCode.toLowerCase()}`}>{alert.incidentCode}</Link> already. Post
          an update there.
        </>
      )}
    </p>
  );
}
