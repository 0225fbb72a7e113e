import type { ServiceChange } from "@/domain/incidents/incident-input";
import { AppError } from "@/domain/shared/errors";
import type { ServiceStatus } from "@/domain/shared/words";
import type { Tx } from "@/server/infra/db";

/**
 * What is said of services that were named by their codes, by id; null: no longer named. An archived one may only stay
 * where it is named already.
 * @throws AppError invalid for a code that names no service in use
 */
export async function findNamedServices(
  tx: Tx,
  named: readonly ServiceChange[],
  incident: { affected: readonly { serviceId: string; service: { code: string } }[] },
): Promise<Map<string, ServiceStatus | null>> {
  if (named.length === 0) {
    return new Map();
  }
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
      return [id, status === "not_affected" ? null : status];
    }),
  );
}

function unknownService(code: string): AppError {
  const sentence = `There is no service ${code} in use. Choose one from the list.`;

  return new AppError("invalid", sentence, { fields: { services: sentence } });
}
