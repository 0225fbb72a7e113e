import { AppError } from "@/domain/errors";
import { requireSelector } from "@/domain/series";
import type { AddMetric } from "@/domain/source-input";
import type { SourceKind } from "@/domain/words";
import type { Tx } from "@/server/infra/db";

/** What a metric and its change both write. @throws AppError invalid for a query or a service that cannot be */
export async function metricRow(tx: Tx, kind: SourceKind, input: Omit<AddMetric, "sourceId">) {
  if (kind === "exposition") {
    requireSelector(input.query);
  }

  return {
    serviceId: input.serviceCode ? await requireServiceId(tx, input.serviceCode) : null,
    name: input.name,
    query: input.query,
    unit: input.unit,
    direction: input.direction,
    capacity: input.capacity,
    usual: input.usual,
    degradedAt: input.degradedAt,
    criticalAt: input.criticalAt,
    bannerPosition: input.bannerPosition,
  };
}

async function requireServiceId(tx: Tx, code: string): Promise<string> {
  const service = await tx.service.findUnique({ where: { code }, select: { id: true } });
  if (!service) {
    const sentence = `There is no service ${code}. Choose one from the list.`;
    throw new AppError("invalid", sentence, { fields: { serviceCode: sentence } });
  }

  return service.id;
}
