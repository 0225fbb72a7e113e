import { ActionButton } from "@/components/console/action-button";
import type { FormAction } from "@/components/console/form-state";
import { Section } from "@/components/ui/section";
import { formatDuration, formatDateTime } from "@/domain/shared/time";
import type { OccurrenceView } from "@/domain/incidents/views";
import { AddOccurrenceForm } from "./add-occurrence-form";

type StaffOccurrencesProps = {
  incidentCode: string;
  occurrences: readonly OccurrenceView[];
  timeZone: string;
  now: Date;
  /** Null: who reads may not change them. */
  actions: { add: FormAction; remove: FormAction } | null;
};

/** Every time it happened, newest first, with the way to add one and to remove one. */
export function StaffOccurrences({ incidentCode, occurrences, timeZone, now, actions }: StaffOccurrencesProps) {
  if (occurrences.length === 0 && !actions) {
    return null;
  }

  return (
    <Section title={occurrences.length === 0 ? "Did it happen again?" : "Every time it happened"}>
      {actions && (
        <AddOccurrenceForm key={occurrences.length} incidentCode={incidentCode} timeZone={timeZone} add={actions.add} />
      )}
      {occurrences.length > 0 && (
        <ul className="mt-2 divide-y divide-line border-y border-line">
          {occurrences.map((occurrence) => (
            <li key={occurrence.id} className="flex flex-wrap items-center gap-x-3 py-2">
              <span className="text-sm text-soft">{whenOf(occurrence, timeZone, now)}</span>
              <span className="min-w-0 grow wrap-anywhere">{occurrence.text}</span>
              {actions && (
                <ActionButton
                  action={actions.remove}
                  fields={{ id: occurrence.id }}
                  label={`Remove: ${formatDateTime(occurrence.at, timeZone, now)}, ${occurrence.text}`}
                >
                  Remove
                </ActionButton>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function whenOf({ at, downSeconds }: OccurrenceView, timeZone: string, now: Date): string {
  const when = formatDateTime(at, timeZone, now);

  return downSeconds === null ? when : `${when} · down ${formatDuration(downSeconds * 1_000)}`;
}
