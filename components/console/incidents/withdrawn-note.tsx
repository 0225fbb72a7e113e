import Link from "next/link";
import { Note } from "@/components/ui/note";
import { formatDateTime } from "@/domain/shared/time";

type WithdrawnNoteProps = { code: string; at: Date; timeZone: string; now: Date; canRestore: boolean };

/** On top of an incident that only staff see. */
export function WithdrawnNote({ code, at, timeZone, now, canRestore }: WithdrawnNoteProps) {
  return (
    <Note tone="slow" className="font-semibold">
      Withdrawn {formatDateTime(at, timeZone, now)}. Readers see none of it; its address says why.{" "}
      {canRestore && (
        <Link href={`/staff/incidents/${code.toLowerCase()}/wrong`} className="inline-block py-1">
          Restore it
        </Link>
      )}
    </Note>
  );
}
