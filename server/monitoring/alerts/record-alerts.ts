import type { Actor } from "@/domain/accounts/actor";
import type { IncomingAlert } from "@/domain/monitoring/alerts";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { transaction, type Tx } from "@/server/infra/db";
import { touchLastSeen } from "./touch-last-seen";
import { writeAlerts } from "./write-alerts";

export type RecordAlerts = { readonly alertSourceId: string; readonly alerts: readonly IncomingAlert[] };

/**
 * Records what an alert source says, all of it or nothing. Recording it again changes nothing.
 * @throws AppError forbidden, not_found (the alert source was removed), unavailable
 */
export async function recordAlerts(actor: Actor, { alertSourceId, alerts }: RecordAlerts, now: Date): Promise<void> {
  requirePermission(actor, "alert.record");
  requireOwn(actor, alertSourceId);

  await transaction(async (tx) => {
    await touchLastSeen(tx, alertSourceId, now);
    const services = await listServiceIds(tx);
    const withServices = alerts.map((alert) => ({ ...alert, serviceId: serviceIdFor(alert, services) }));
    await writeAlerts(tx, actor, { alertSourceId }, withServices, now);
  });
}

function requireOwn(actor: Actor, alertSourceId: string): void {
  if (actor.kind === "program" && actor.id !== alertSourceId) {
    throw new AppError("forbidden", "A program records its own alerts. Use the address that belongs to its secret.");
  }
}

/** The ids of services in use, by code and by name, in small letters. A code outweighs a name. */
async function listServiceIds(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const services = await tx.service.findMany({
    where: { archivedAt: null },
    select: { id: true, code: true, name: true },
  });
  const named = (word: "name" | "code") =>
    services.map((service): [string, string] => [service[word].toLowerCase(), service.id]);

  return new Map([...named("name"), ...named("code")]);
}

function serviceIdFor({ labels }: IncomingAlert, services: ReadonlyMap<string, string>): string | null {
  return services.get((labels["service"] ?? "").trim().toLowerCase()) ?? null;
}
