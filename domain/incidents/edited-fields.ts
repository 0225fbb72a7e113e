import { type FieldWords, saying } from "@/domain/shared/changed-since";
import { type Impact, impactLabels } from "@/domain/shared/words";
import { type IncidentWords, mapWords } from "./incident-words";

/** What the form of an update holds. */
type UpdateFields = { body: string; workaround: string | null; happenedAt: Date | null };

/** Of an update as pages or verbs have it. */
export function updateFields(update: {
  bodyMarkdown: string;
  workaroundMarkdown: string | null;
  happenedAt: Date | null;
}): UpdateFields {
  return { body: update.bodyMarkdown, workaround: update.workaroundMarkdown, happenedAt: update.happenedAt };
}

export const updateFieldWords: FieldWords = {
  body: { label: "What is happening?" },
  workaround: { label: "What can people do?" },
  happenedAt: { label: "When it happened" },
};

type IncidentFields = IncidentWords & {
  title: string;
  impact: Impact;
  scheduledFor: Date | null;
  scheduledUntil: Date | null;
};

/** What the form of an incident holds, of an incident as pages or verbs have it. */
export function incidentFields(incident: IncidentFields) {
  const { title, impact, scheduledFor, scheduledUntil } = incident;

  return {
    ...{ title, impact, scheduledFor: scheduledFor ?? undefined, scheduledUntil: scheduledUntil ?? undefined },
    ...mapWords((name) => incident[name]),
  };
}

export const incidentFieldWords: FieldWords = {
  title: { label: "Title" },
  ...mapWords((_, { label }) => ({ label })),
  impact: { label: "Impact", say: saying(impactLabels) },
  scheduledFor: { label: "Begins" },
  scheduledUntil: { label: "Ends" },
};
