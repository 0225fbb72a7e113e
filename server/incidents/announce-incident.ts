import { formatCode } from "@/domain/codes";
import { monthsOf, type PublishedIncident } from "@/domain/publication";
import { announce } from "@/server/infra/announce";
import type { Tx } from "@/server/infra/db";

/**
 * Announces that an incident changed, for every place where it stands now or stood before.
 * @param before what `describeIncident` said before the change; null when it is new
 */
export async function announceIncident(tx: Tx, incidentId: string, before: PublishedIncident | null): Promise<void> {
  const after = await describeIncident(tx, incidentId);
  const incident = {
    ...after,
    serviceCodes: union(before?.serviceCodes ?? [], after.serviceCodes),
    months: union(before?.months ?? [], after.months),
  };
  await announce(tx, { kind: "incident_changed", incident });
}

/** Where an incident stands: its own page, its services' pages, its months. */
export async function describeIncident(tx: Tx, id: string): Promise<PublishedIncident> {
  const { timeZone } = await tx.site.findUniqueOrThrow({ where: { id: 1 }, select: { timeZone: true } });
  const incident = await tx.incident.findUniqueOrThrow({
    where: { id },
    select: {
      kind: true,
      prefix: true,
      number: true,
      startedAt: true,
      endedAt: true,
      updates: { select: { postedAt: true, happenedAt: true } },
      affected: { select: { service: { select: { code: true } } } },
    },
  });

  return {
    code: formatCode(incident),
    kind: incident.kind,
    serviceCodes: incident.affected.map(({ service }) => service.code),
    months: monthsOf(incident, timeZone),
  };
}

function union(before: readonly string[], after: readonly string[]): string[] {
  return [...new Set([...before, ...after])].sort();
}
