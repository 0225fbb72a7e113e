import Link from "next/link";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/incidents/status-badge";
import { Code } from "@/components/ui/code";
import { Prose } from "@/components/ui/prose";
import { readingText } from "@/components/console/reading-text";
import { formatDateTime } from "@/domain/shared/time";
import type { IncidentView, UpdateView } from "@/domain/incidents/views";

type StaffTimelineProps = { incident: IncidentView; timeZone: string; now: Date; canEdit: boolean };

/** What was posted so far, newest first, each with the way to correct it. */
export function StaffTimeline({ incident, timeZone, now, canEdit }: StaffTimelineProps) {
  const base = `/staff/incidents/${incident.code.toLowerCase()}/updates`;

  return (
    <Section title="Posted so far">
      <ol className="mt-2 space-y-4">
        {incident.updates.map((update) => (
          <li key={update.id} className="rounded-box border border-line bg-card px-4 py-3">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Code>{update.code}</Code>
              <StatusBadge status={update.status} />
              <span className="text-sm text-soft">{timesOf(update, timeZone, now)}</span>
              {canEdit && (
                <Link
                  href={`${base}/${update.number}`}
                  aria-label={`Edit ${update.code}`}
                  className="ml-auto inline-flex min-h-11 items-center px-1 text-sm"
                >
                  Edit
                </Link>
              )}
            </div>
            <Prose html={update.html} headingsFrom={3} />
            {update.workaroundHtml && (
              <div className="mt-2 rounded-box border border-work bg-work-bg px-3 py-2">
                <Prose html={update.workaroundHtml} />
              </div>
            )}
            <Readings update={update} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Readings({ update: { readings } }: { update: UpdateView }) {
  if (readings.length === 0) {
    return null;
  }

  return (
    <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 rounded-box border border-dashed border-line px-3 py-2 text-sm text-soft">
      {readings.map((reading) => (
        <li key={reading.label}>
          {reading.label} <b className="text-ink tabular-nums">{readingText(reading.value, reading)}</b>
        </li>
      ))}
    </ul>
  );
}

function timesOf({ postedAt, happenedAt, editedAt, authorName }: UpdateView, timeZone: string, now: Date): string {
  const parts = [
    formatDateTime(postedAt, timeZone, now),
    happenedAt && `happened ${formatDateTime(happenedAt, timeZone, now)}`,
    editedAt && `edited ${formatDateTime(editedAt, timeZone, now)}`,
    authorName,
  ];

  return parts.filter((part) => part !== null).join(" · ");
}
