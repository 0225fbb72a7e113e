import { isEnded } from "@/domain/incidents/statuses";
import type { IncidentStatus } from "@/domain/shared/words";
import type { Tx } from "@/server/infra/db";
import { enqueue } from "@/server/infra/jobs";
import { endWithIncident } from "./end-with-incident";

type Posted = { updateId: string; incidentId: string; status: IncidentStatus; isTold: boolean; isEdit: boolean };

/**
 * Sees to it that subscribers are told of an update, or of an edit of it, if its writer wants that. The end of an
 * incident also ends what was subscribed to until then; where it is told, after everybody has been laid out a mail.
 */
export async function enqueueTelling(tx: Tx, { incidentId, status, ...telling }: Posted): Promise<void> {
  if (telling.isTold) {
    await enqueue(tx, "tell_subscribers", { updateId: telling.updateId, isEdit: telling.isEdit });
  } else if (isEnded(status)) {
    await endWithIncident(tx, incidentId);
  }
}
