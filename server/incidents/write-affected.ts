import type { Affected, AffectedChange } from "@/domain/incidents/affected";
import { AppError } from "@/domain/shared/errors";
import type { ServiceStatus } from "@/domain/shared/words";
import type { Tx } from "@/server/infra/db";

/**
 * Services that were named by their codes, by id. An archived one may only stay where it is named already.
 * @throws AppError invalid for a code that names no service in use
 */
export async function findNamedServices(
  tx: Tx,
  named: readonly { code: string; status: ServiceStatus }[],
  incident: { affected: readonly { serviceId: string; service: { code: string } }[] },
): Promise<Map<string, ServiceStatus>> {
  const services = await tx.service.findMany({
    where: { code: { in: named.map(({ code }) => code) }, archivedAt: null },
    select: { id: true, code: true },
  });
  const idOf = new Map([
    ...incident.affected.map(({ serviceId, service }) => [service.code, serviceId] as const),
    ...services.map(({ id, code }) => [code, id] as const),
  ]);

  return new Map(
    named.map(({ code, status }) => {
      const id = idOf.get(code);
      if (!id) {
        throw unknownService(code);
      }
      return [id, status];
    }),
  );
}

/** Makes `next` what the incident says of its services, and keeps what that changed with the update that said it. */
export async function writeAffected(
  tx: Tx,
  incidentId: string,
  { current, next }: { current: Affected; next: Affected },
  changed: { updateId: string; at: Date; changes: readonly AffectedChange[] },
): Promise<void> {
  if (!isSame(current, next)) {
    await tx.affectedService.deleteMany({ where: { incidentId } });
    await tx.affectedService.createMany({
      data: [...next].map(([serviceId, status]) => ({ incidentId, serviceId, status })),
    });
  }
  if (changed.changes.length === 0) {
    return;
  }
  await tx.serviceChange.createMany({
    data: changed.changes.map(({ key, oldStatus, newStatus }) => ({
      updateId: changed.updateId,
      serviceId: key,
      oldStatus,
      newStatus,
      at: changed.at,
    })),
    skipDuplicates: true,
  });
}

function isSame(one: Affected, other: Affected): boolean {
  return one.size === other.size && [...one].every(([key, status]) => other.get(key) === status);
}

function unknownService(code: string): AppError {
  const sentence = `There is no service ${code} in use. Choose one from the list.`;

  return new AppError("invalid", sentence, { fields: { services: sentence } });
}
