import Link from "next/link";
import { Note } from "@/components/ui/note";
import { formatDateTime } from "@/domain/shared/time";
import type { AlertForEntry } from "@/domain/monitoring/views";

type AlertNoteProps = { alert: AlertForEntry; timeZone: string; now: Date };

/** Above the composer: which alert the entry is opened from, or what the alert has become since. */
export function AlertNote({ alert, timeZone, now }: AlertNoteProps) {
  return (
    <Note tone="plain">
      {alert.incidentCode === null ? (
        <>
          From the alert <b>{alert.title}</b>, since {formatDateTime(alert.startsAt, timeZone, now)}.{" "}
          {alert.draft ? "Drafted by a rule. " : ""}Nothing is public until you open the incident.
        </>
      ) : (
        <>
          The alert <b>{alert.title}</b> is linked to{" "}
          <Link href={`/staff/incidents/${alert.incidentCode.toLowerCase()}`}>{alert.incidentCode}</Link> already. Post
          an update there.
        </>
      )}
    </Note>
  );
}
