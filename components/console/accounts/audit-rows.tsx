import Link from "next/link";
import { formatDateTime } from "@/domain/shared/time";

type AuditEntry = {
  id: string;
  at: Date;
  actorKind: string;
  actorName: string | null;
  action: string;
  subjectId: string | null;
  subjectName: string | null;
  detail: unknown;
};

type AuditRowsProps = { entries: readonly AuditEntry[]; timeZone: string; now: Date };

export function AuditRows({ entries, timeZone, now }: AuditRowsProps) {
  if (entries.length === 0) {
    return <p className="mt-3 text-soft">No entries. Choose others above.</p>;
  }

  return (
    <ol className="mt-3 divide-y divide-line border-y border-line" aria-label="Entries">
      {entries.map((entry) => (
        <li key={entry.id} className="py-2">
          <span className="block">
            <time dateTime={entry.at.toISOString()} className="text-soft">
              {formatDateTime(entry.at, timeZone, now)}
            </time>{" "}
            <b>{entry.actorName ?? kindNames[entry.actorKind] ?? entry.actorKind}</b> <code>{entry.action}</code>
          </span>
          <span className="block text-sm break-all text-soft">
            {entry.subjectId !== null && (
              <Link href={`/staff/audit?about=${encodeURIComponent(entry.subjectId)}`}>
                {entry.subjectName ?? entry.subjectId}
              </Link>
            )}
            {entry.detail !== null && <> {JSON.stringify(entry.detail)}</>}
          </span>
        </li>
      ))}
    </ol>
  );
}

const kindNames: Partial<Record<string, string>> = {
  staff: "A user",
  visitor: "A visitor",
  member: "A member",
  program: "A program",
  system: "Allclear itself",
};
