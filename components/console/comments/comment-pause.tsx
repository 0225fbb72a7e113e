import { ActionButton } from "@/components/console/action-button";
import type { FormAction } from "@/components/console/form-state";
import { Section } from "@/components/ui/section";
import { formatDateTime } from "@/domain/shared/time";

type CommentPauseProps = {
  /** Null: everywhere. */
  incidentCode: string | null;
  pause: { at: Date; isEverywhere: boolean } | null;
  timeZone: string;
  now: Date;
  /** Null for who may not. */
  actions: { pause: FormAction; resume: FormAction } | null;
};

/** Whether visitors can comment, and the button that changes it. */
export function CommentPause({ incidentCode, pause, timeZone, now, actions }: CommentPauseProps) {
  const where = incidentCode === null ? "everywhere" : `on ${incidentCode}`;
  const isFromAbove = incidentCode !== null && pause !== null && pause.isEverywhere;
  if (!pause && !actions) {
    return null;
  }

  return (
    <Section title={pause ? "Comments are paused" : "Visitors can comment"}>
      {pause && (
        <p className="mt-1">
          Nobody can comment {pause.isEverywhere ? "anywhere" : where} since {formatDateTime(pause.at, timeZone, now)};
          the pages say so. {isFromAbove && "You can resume them on the dashboard."}
        </p>
      )}
      {actions && !isFromAbove && (
        <div className="mt-2">
          <ActionButton
            action={pause ? actions.resume : actions.pause}
            fields={incidentCode === null ? {} : { incident: incidentCode }}
          >
            {pause ? `Resume comments ${where}` : `Pause comments ${where}`}
          </ActionButton>
        </div>
      )}
    </Section>
  );
}
