import type { Audience } from "@/domain/notifications/subscriptions";
import { isEnded } from "@/domain/incidents/statuses";
import type { IncidentStatus } from "@/domain/shared/words";
import type { Tx } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import { channels } from "./channels";

type Posted = {
  updateId: string;
  incidentId: string;
  status: IncidentStatus;
  notifiesSubscribers: boolean;
  isEdit: boolean;
  audience?: Audience;
};

/**
 * Enqueues the notifications of an update, or of an edit of it, if its writer chose that. The end of an incident also
 * ends what was subscribed to until then; where subscribers are notified of it, after their deliveries were created.
 */
export async function enqueueNotifications(tx: Tx, { incidentId, status, ...notification }: Posted): Promise<void> {
  const { updateId, isEdit, audience = "subscribed" } = notification;
  if (notification.notifiesSubscribers) {
    await enqueue(tx, "notify_subscribers", { updateId, isEdit, audience });
  } else if (isEnded(status)) {
    await endWithIncident(tx, incidentId);
  }
}

/** Ends what was subscribed to until an incident is over, on every channel. */
export async function endWithIncident(tx: Tx, incidentId: string): Promise<void> {
  for (const channel of channels) {
    await channel.endWithIncident(tx, incidentId);
  }
}
