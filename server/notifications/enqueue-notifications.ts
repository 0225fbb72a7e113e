import { isEnded } from "@/domain/incidents/statuses";
import type { IncidentStatus } from "@/domain/shared/words";
import type { Tx } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import { endWithIncident } from "./end-with-incident";

type Posted = {
  updateId: string;
  incidentId: string;
  status: IncidentStatus;
  notifiesSubscribers: boolean;
  isEdit: boolean;
};

/**
 * Sees to it that subscribers are told of an update, or of an edit of it, if its writer wants that. The end of an
 * incident also ends what was subscribed to until then; where it is told, after everybody has been laid out a mail.
 */
export async function enqueueNotifications(tx: Tx, { incidentId, status, ...notification }: Posted): Promise<void> {
  if (notification.notifiesSubscribers) {
    await enqueue(tx, "notify_subscribers", { updateId: notification.updateId, isEdit: notification.isEdit });
  } else if (isEnded(status)) {
    await endWithIncident(tx, incidentId);
  }
}
