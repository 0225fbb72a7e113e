import type { Actor } from "@/domain/accounts/actor";
import type { IncomingAlert } from "@/domain/monitoring/alerts";
import { AppError } from "@/domain/shared/errors";
import { requirePermission } from "@/domain/accounts/permissions";
import { transaction, type Tx } from "@/server/infra/db";
import { noteHeard } from "./note-heard";
import { writeAlerts } from "./write-alerts";

export type RecordAlerts = { readonly senderId: string; readonly alerts: readonly IncomingAlert[] };

/**
 * Records what a sender says, all of it or nothing. Recording it again changes nothing.
 * @throws AppError forbidden, not_found (the sender was removed meanwhile), unavailable
 */
export async function recordAlerts(actor: Actor, { senderId, alerts }: RecordAlerts, now: Date): Promise<void> {
  requirePermission(actor, "alert.record");
  requireOwn(actor, senderId);

  await transaction(async (tx) => {
    await noteHeard(tx, senderId, now);
    const services = await listServiceIds(tx);
    const withServices = alerts.map((alert) => ({ ...alert, serviceId: serviceIdFor(alert, services) }));
    await writeAlerts(tx, actor, { senderId }, withServices, now);
  });
}

function requireOwn(actor: Actor, senderId: string): void {
  if (actor.kind === "program" && actor.id !== senderId) {
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
