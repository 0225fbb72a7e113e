import Link from "next/link";
import { commentsPath } from "@/components/console/comments/moderation-views-nav";
import { PromiseNote } from "@/components/console/dashboard/promise-note";
import { StatusBadge } from "@/components/incidents/status-badge";
import { Code } from "@/components/ui/code";
import { codePath } from "@/domain/shared/codes";
import { formatDuration, formatDateTime } from "@/domain/shared/time";
import type { IncidentView, StaffIncidentView } from "@/domain/incidents/views";
import { posterPath } from "./poster-path";

type IncidentHeadingProps = { incident: StaffIncidentView; timeZone: string; now: Date; canChange: boolean };

export function IncidentHeading({ incident, timeZone, now, canChange }: IncidentHeadingProps) {
  return (
    <div className="mt-2">
      <p className="flex flex-wrap items-center gap-2 text-sm text-soft">
        <Code>{incident.code}</Code>
        {incident.formerCodes.length > 0 && <span>was {incident.formerCodes.join(", ")}</span>}
        <StatusBadge status={incident.status} />
        <span>{ageOf(incident, timeZone, now)}</span>
        <PromiseNote incident={incident} timeZone={timeZone} now={now} />
      </p>
      <h1 dir="auto" className="mt-1 text-[1.375rem] font-bold">
        {incident.title}
      </h1>
      {incident.headline && <p>{incident.headline}</p>}
      <p className="flex flex-wrap gap-x-4 text-sm">
        {canChange && (
          <Link href={`/staff/incidents/${incident.code.toLowerCase()}/about`} className={quiet}>
            Change title, headline, impact
          </Link>
        )}
        {canChange && (
          <Link href={`/staff/incidents/${incident.code.toLowerCase()}/wrong`} className={quiet}>
            Wrong? Withdraw or move it
          </Link>
        )}
        <Link href={commentsPath(incident.code)} className={quiet}>
          Comments
        </Link>
        {incident.withdrawnAt === null && (
          <Link href={posterPath(incident.code)} className={quiet}>
            Print a poster
          </Link>
        )}
        <Link href={codePath(incident.code)} prefetch={false} className={quiet}>
          View on site
        </Link>
      </p>
    </div>
  );
}

const quiet = "inline-flex min-h-11 items-center";

function ageOf({ kind, startedAt, endedAt, scheduledFor }: IncidentView, timeZone: string, now: Date): string {
  if (kind === "notice") {
    return `posted ${formatDateTime(startedAt, timeZone, now)}`;
  }
  if (endedAt) {
    return `ended ${formatDateTime(endedAt, timeZone, now)}`;
  }
  if (scheduledFor && scheduledFor > now) {
    return `begins ${formatDateTime(scheduledFor, timeZone, now)}`;
  }

  return `open ${formatDuration(now.getTime() - startedAt.getTime())}`;
}
