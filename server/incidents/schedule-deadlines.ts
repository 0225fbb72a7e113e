import { stillBrokenUntil } from "@/domain/confirmations/confirmations";
import { isEnded } from "@/domain/incidents/statuses";
import type { IncidentKind, IncidentStatus } from "@/domain/shared/words";
import type { Tx } from "@/server/infra/db";
import { enqueue, withdrawJob } from "@/server/infra/jobs";

type Deadlines = {
  id: string;
  kind: IncidentKind;
  status: IncidentStatus;
  nextUpdateBy: Date | null;
  scheduledFor: Date | null;
  scheduledUntil: Date | null;
};

/**
 * Sees to it that pages are published again when a deadline that they show is reached, and only then. At those of its
 * window a maintenance begins and ends (`runMaintenance`).
 */
export async function scheduleDeadlines(tx: Tx, incident: Deadlines): Promise<void> {
  await schedule(tx, incident.id, "promise", incident.nextUpdateBy && afterwards(incident.nextUpdateBy));
  if (incident.kind === "maintenance") {
    await schedule(tx, incident.id, "begin", incident.status === "scheduled" ? incident.scheduledFor : null);
    await schedule(tx, incident.id, "end", isEnded(incident.status) ? null : incident.scheduledUntil);
  }
}

/**
 * The page of what has ended asks for a while whether it is still broken. If it is reopened before, that due time only
 * publishes it once more.
 * @param endPostedAt when the update that says so was posted
 */
export async function scheduleLastAsking(
  tx: Tx,
  { id, kind, status }: Pick<Deadlines, "id" | "kind" | "status">,
  endPostedAt: Date | null,
): Promise<void> {
  if (endPostedAt && kind !== "notice" && status !== "cancelled") {
    await schedule(tx, id, "still-broken", afterwards(stillBrokenUntil(endPostedAt)));
  }
}

/** At the very second of a promise it is still in time, and the clocks of two machines differ. */
function afterwards(deadline: Date): Date {
  return new Date(deadline.getTime() + 1_000);
}

async function schedule(tx: Tx, incidentId: string, deadline: string, runAt: Date | null): Promise<void> {
  const key = `${deadline}-${incidentId}`;
  if (runAt) {
    await enqueue(tx, "announce_deadline", { incidentId }, { runAt, key });
  } else {
    await withdrawJob(tx, key);
  }
}
