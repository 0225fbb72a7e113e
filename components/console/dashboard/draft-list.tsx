import Link from "next/link";
import { Code } from "@/components/ui/code";
import { formatDateTime } from "@/domain/shared/time";

type DraftListProps = {
  drafts: readonly { incidentCode: string | null; incidentTitle: string | null; savedAt: Date }[];
  timeZone: string;
  now: Date;
};

export function DraftList({ drafts, timeZone, now }: DraftListProps) {
  return (
    <ul className="mt-2 space-y-2">
      {drafts.map(({ incidentCode, incidentTitle, savedAt }) => (
        <li key={incidentCode ?? "new"} className="rounded-box border border-line bg-card">
          <Link
            href={incidentCode ? `/staff/incidents/${incidentCode.toLowerCase()}` : "/staff/incidents/new"}
            className="flex min-h-11 flex-wrap items-center gap-2 px-4 py-2"
          >
            {incidentCode && <Code>{incidentCode}</Code>}
            <span>{incidentTitle ?? "A new entry"}</span>
            <span className="text-sm text-soft">saved {formatDateTime(savedAt, timeZone, now)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
