import { randomUUID } from "node:crypto";
import type { Actor } from "@/domain/actor";
import { moveWords, type PlannedWindow } from "@/domain/maintenance-calendar";
import type { Tx } from "@/server/infra/db";
import { recordUpdate } from "./record-update";
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
    status: incident.status,
    text: renderUpdateText({ body: moveWords(from, to, timeZone) }),
    withdrawWorkaround: false,
    happenedAt: null,
    nextUpdateBy: incident.nextUpdateBy,
    services: null,
    impact: null,
    headline: null,
    summary: null,
    readings: [],
    tellsSubscribers: true,
    idempotencyKey: randomUUID(),
  };
  await recordUpdate(tx, actor, incident, entry, now);
}
