import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/accounts/actor";
import { moveWords, type PlannedWindow } from "@/domain/incidents/maintenance-calendar";
import type { Tx } from "@/server/infra/db";
import { changesNothing, recordUpdate } from "./record-update";
import { renderUpdateText } from "./render-update-text";
import type { IncidentForWrite } from "./require-incident";

type Move = { from: PlannedWindow; to: PlannedWindow; timeZone: string };

/** Says in an update that a maintenance was moved, and tells all who asked to be told; it changes nothing else. */
export async function postMove(
  tx: Tx,
  actor: Actor,
  incident: IncidentForWrite,
  { from, to, timeZone }: Move,
  now: Date,
): Promise<void> {
  const entry = {
    ...changesNothing,
    status: incident.status,
    text: renderUpdateText({ body: moveWords(from, to, timeZone) }),
    nextUpdateBy: incident.nextUpdateBy,
    notifiesSubscribers: true,
    idempotencyKey: randomUUID(),
  };
  await recordUpdate(tx, actor, incident, entry, now);
}
