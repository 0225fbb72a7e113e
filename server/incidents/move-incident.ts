import type { Actor } from "@/domain/accounts/actor";
import { requirePermission } from "@/domain/accounts/permissions";
import { deriveIncident } from "@/domain/incidents/derive";
import { moveService } from "@/domain/incidents/move-service";
import type { MoveIncident } from "@/domain/incidents/withdrawal-input";
import { formatCode } from "@/domain/shared/codes";
import { invalid } from "@/domain/shared/input";
import { announce } from "@/server/infra/announce";
import { recordAudit } from "@/server/infra/audit";
import { transaction, type Tx } from "@/server/infra/db";
import { once } from "@/server/infra/once";
import { announceIncident, describeIncident } from "./announce-incident";
import { nextNumber } from "./next-number";
import { findPostedBy } from "./internal";
import { changesNothing, recordUpdate } from "./record-update";
import { renderUpdateText } from "./render-update-text";
import { type IncidentForWrite, requireIncidentForWrite } from "./require-incident";
import { listSaidUpdates, type StoredUpdate } from "./said-updates";

/**
 * Corrects the service of an incident, from its beginning: what its updates said of the wrong one they said of the right
 * one, and no day of the wrong one is red for it. Where its code began with the wrong service it gets another one, and
 * the former code leads there for good. An update says so.
 * @throws AppError forbidden, invalid, not_found, conflict (it is withdrawn)
 */
export async function moveIncident(actor: Actor, input: MoveIncident, now: Date): Promise<{ code: string }> {
  requirePermission(actor, "incident.move");

  return once(
    () => findPostedBy(actor, input.idempotencyKey),
    () =>
      transaction(async (tx) => {
        const incident = await requireIncidentForWrite(tx, input.code, { actor, permission: "incident.move" });
        const [from, to] = await requireServices(tx, input);
        const updates = await listSaidUpdates(tx, incident.id);
        const moved = moveService(updates, from.id, to?.id ?? null);
        refuseSenseless(incident, input, { updates, moved, fromId: from.id });

        const before = await describeIncident(tx, incident.id);
        await writeSaid(tx, incident.id, from.id, moved);
        const place = await giveCode(tx, incident, { from, to, moved }, now);
        const body = input.body ?? wordsOf(from, to, before.code, formatCode(place));
        const entry = {
          ...changesNothing,
          text: renderUpdateText({ body }),
          notifiesSubscribers: input.notifiesSubscribers,
          audience: "both" as const,
          idempotencyKey: input.idempotencyKey,
        };
        await recordUpdate(tx, actor, { ...incident, ...place }, entry, now);
        const code = formatCode(place);
        const detail = { from: from.code, to: to?.code ?? null, formerCode: before.code, code };
        await recordAudit(tx, actor, { action: "incident.moved", subjectId: incident.id, at: now, detail });
        if (code !== before.code) {
          await announce(tx, { kind: "address_changed", code: before.code });
          await announce(tx, { kind: "address_changed", code });
          await announce(tx, { kind: "incident_changed", incident: before });
        }
        await announceIncident(tx, incident.id, before);

        return { code };
      }),
  );
}

type Service = { id: string; code: string; name: string };

/** @throws AppError invalid for a code that is none; the right one must be in use, the wrong one may be archived by now */
async function requireServices(tx: Tx, { from, to }: MoveIncident): Promise<[Service, Service | null]> {
  const select = { id: true, code: true, name: true } as const;
  const wrong = await tx.service.findUnique({ where: { code: from }, select });
  if (!wrong) {
    throw invalid({ from: `There is no service ${from}. Choose one that this entry names.` });
  }
  if (to === null) {
    return [wrong, null];
  }
  const right = await tx.service.findUnique({ where: { code: to, archivedAt: null }, select });
  if (!right) {
    throw invalid({ to: `There is no service ${to} in use. Choose one from the list.` });
  }

  return [wrong, right];
}

type Moved = { updates: readonly StoredUpdate[]; moved: readonly StoredUpdate[]; fromId: string };

function refuseSenseless(incident: IncidentForWrite, { code, from }: MoveIncident, { updates, moved, fromId }: Moved) {
  if (!updates.some(({ services }) => services.has(fromId))) {
    throw invalid({ from: `${code} has never named ${from}. Choose a service that it names.` });
  }
  if (incident.kind !== "notice" && deriveIncident(incident, moved).formerServices.size === 0) {
    throw invalid({ to: "No service would be left. Choose the right one, or withdraw the entry." });
  }
}

async function writeSaid(tx: Tx, incidentId: string, fromId: string, moved: readonly StoredUpdate[]): Promise<void> {
  await tx.updateService.deleteMany({ where: { serviceId: fromId, update: { incidentId } } });
  await tx.updateService.createMany({
    data: moved.flatMap(({ id, services }) =>
      [...services].map(([serviceId, status]) => ({ updateId: id, serviceId, status })),
    ),
    skipDuplicates: true,
  });
}

type Place = { prefix: string; number: number };

/** A code of the right service, where it began with the wrong one: the one that it had there before, or the next. */
async function giveCode(
  tx: Tx,
  { id, prefix, number, ...incident }: IncidentForWrite,
  { from, to, moved }: { from: Service; to: Service | null; moved: readonly StoredUpdate[] },
  now: Date,
): Promise<Place> {
  const first = prefix === from.code ? (to ?? (await findFirstService(tx, incident, moved))) : null;
  if (first === null) {
    return { prefix, number };
  }
  const own = await tx.formerCode.findFirst({
    where: { incidentId: id, prefix: first.code },
    select: { number: true },
    orderBy: { movedAt: "desc" },
  });
  const place = { prefix: first.code, number: own?.number ?? (await nextNumber(tx, first.code)) };
  await tx.formerCode.deleteMany({ where: place });
  await tx.formerCode.create({ data: { prefix, number, incidentId: id, movedAt: now }, select: { prefix: true } });
  await tx.incident.update({ where: { id }, data: place, select: { id: true } });

  return place;
}

async function findFirstService(
  tx: Tx,
  incident: Pick<IncidentForWrite, "kind" | "scheduledFor">,
  moved: readonly StoredUpdate[],
): Promise<{ code: string } | null> {
  const named = [...deriveIncident(incident, moved).formerServices.keys()];

  return tx.service.findFirst({
    where: { id: { in: named } },
    select: { code: true },
    orderBy: [{ position: "asc" }, { code: "asc" }],
  });
}

function wordsOf(from: Service, to: Service | null, formerCode: string, code: string): string {
  const corrected = to
    ? `Corrected: this is about ${to.name}. ${from.name} was named by mistake.`
    : `Corrected: ${from.name} was named by mistake and was never affected.`;

  return code === formerCode ? corrected : `${corrected} Its code is now ${code}; ${formerCode} leads there.`;
}
