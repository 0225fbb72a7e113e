import type { Fact } from "@/domain/incidents/incident-words";
import { statuspageStatus, type StatuspageStatus } from "@/domain/publishing/statuspage";
import { effectiveAt } from "@/domain/incidents/statuses";
import type { ServiceStatus } from "@/domain/shared/words";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { changesByPosition, updateParts, updatePlainText } from "@/server/incidents/update-view";
import type { Components } from "./components";
import { shortId } from "./short-id";

export type IncidentUpdate = {
  id: string;
  status: StatuspageStatus;
  /** Text. What people can do is in it too. */
  body: string;
  incident_id: string;
  created_at: string;
  updated_at: string;
  display_at: string;
  /** What the update changed; null for nothing. */
  affected_components: { code: string; name: string; old_status: ServiceStatus; new_status: ServiceStatus }[] | null;
  /** Whether subscribers were notified of it, or of a correction. */
  deliver_notifications: boolean;
  custom_tweet: null;
  tweet_id: null;
};

export const statuspageUpdateSelect = {
  ...updateParts,
  notifiesSubscribers: true,
  changes: changesByPosition,
} satisfies Prisma.UpdateSelect;

type UpdateRow = Prisma.UpdateGetPayload<{ select: typeof statuspageUpdateSelect }>;

export function toIncidentUpdate(
  row: UpdateRow,
  shown: { incidentId: string; facts: readonly Fact[]; time: (at: Date) => string; components: Components },
): IncidentUpdate {
  const changes = row.changes.flatMap(({ service, oldStatus, newStatus }) => {
    const component = shown.components.byServiceId.get(service.id);

    return component
      ? [{ code: component.id, name: component.name, old_status: oldStatus, new_status: newStatus }]
      : [];
  });

  return {
    id: shortId(row.id),
    status: statuspageStatus(row.status),
    body: updatePlainText(row, shown.facts),
    incident_id: shown.incidentId,
    created_at: shown.time(row.postedAt),
    updated_at: shown.time(row.editedAt ?? row.postedAt),
    display_at: shown.time(effectiveAt(row)),
    affected_components: changes.length > 0 ? changes : null,
    deliver_notifications: row.notifiesSubscribers,
    custom_tweet: null,
    tweet_id: null,
  };
}
