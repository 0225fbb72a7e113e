import { incidentChartSpan, maxLeadMs } from "@/domain/monitoring/chart-span";
import { formatCode } from "@/domain/shared/codes";
import { announce } from "@/server/infra/announce";
import { transaction, type Tx } from "@/server/infra/db";

/**
 * Says that the pages with charts are to be drawn again: of services that have had numbers lately, and of those of their
 * incidents that are open or whose charts still run on after their end. Says nothing where no number came.
 */
export async function announceCharts(now: Date): Promise<void> {
  await transaction(async (tx) => {
    const services = await tx.service.findMany({
      where: { metrics: { some: { samples: { some: { at: { gte: new Date(now.getTime() - latelyMs) } } } } } },
      select: { id: true, code: true },
      orderBy: { position: "asc" },
    });
    if (services.length > 0) {
      await announce(tx, {
        kind: "charts_due",
        incidentCodes: await listGrowing(tx, services, now),
        serviceCodes: services.map(({ code }) => code),
      });
    }
  });
}

async function listGrowing(tx: Tx, services: readonly { readonly id: string }[], now: Date): Promise<string[]> {
  const incidents = await tx.incident.findMany({
    where: {
      withdrawnAt: null,
      affected: { some: { serviceId: { in: services.map(({ id }) => id) } } },
      OR: [{ endedAt: null }, { endedAt: { gte: new Date(now.getTime() - maxLeadMs - latelyMs) } }],
    },
    select: { prefix: true, number: true, kind: true, status: true, startedAt: true, endedAt: true },
    orderBy: { startedAt: "desc" },
  });

  return incidents
    .filter((incident) => {
      const span = incidentChartSpan(incident, now);

      return span !== null && span.to.getTime() >= now.getTime() - latelyMs;
    })
    .map(formatCode);
}

// Twice the time from one announcement to the next: what one of them misses, the next one says.
const latelyMs = 10 * 60_000;
