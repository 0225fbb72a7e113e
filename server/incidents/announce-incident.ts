import { z } from "zod";
import { formatCode } from "@/domain/shared/codes";
import { monthsOf, type PublishedIncident } from "@/domain/publishing/publication";
import { incidentKinds } from "@/domain/shared/words";
import { announce } from "@/server/infra/announce";
import type { Tx } from "@/server/infra/db";

/**
 * Announces that an incident changed, for every place that shows it now or did before.
 * @param before what `describeIncident` said before the change; null when it is new, or is where it was
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

/** Where an incident is shown: its own page, its services' pages, its months. */
export async function describeIncident(tx: Tx, id: string): Promise<PublishedIncident> {
  const rows = await tx.$queryRaw`
    SELECT
      kind::text, prefix, number, started_at AS "startedAt", ended_at AS "endedAt",
      (SELECT time_zone FROM sites WHERE id = 1) AS "timeZone",
      ARRAY(
        SELECT services.code FROM affected_services JOIN services ON services.id = service_id
        WHERE incident_id = incidents.id ORDER BY services.code
      ) AS "serviceCodes",
      ARRAY(SELECT DISTINCT coalesce(happened_at, posted_at) FROM updates WHERE incident_id = incidents.id) AS instants,
      ARRAY(
        SELECT DISTINCT slug FROM known_errors
        JOIN known_error_updates ON known_error_id = known_errors.id
        JOIN updates ON updates.id = update_id
        WHERE incident_id = incidents.id ORDER BY slug
      ) AS "knownErrorSlugs"
    FROM incidents WHERE id = ${id}::uuid`;
  const [incident] = standing.parse(rows);
  const updates = incident.instants.map((postedAt) => ({ postedAt, happenedAt: null }));

  return {
    code: formatCode(incident),
    kind: incident.kind,
    serviceCodes: incident.serviceCodes,
    months: monthsOf({ ...incident, updates }, incident.timeZone),
    knownErrorSlugs: incident.knownErrorSlugs,
  };
}

// One statement: it is asked twice in every transaction that changes an incident, under the incident's lock.
const standing = z.tuple([
  z.object({
    kind: z.enum(incidentKinds),
    prefix: z.string(),
    number: z.int(),
    startedAt: z.date(),
    endedAt: z.date().nullable(),
    timeZone: z.string(),
    serviceCodes: z.array(z.string()),
    instants: z.array(z.coerce.date()),
    knownErrorSlugs: z.array(z.string()),
  }),
]);

function union(before: readonly string[], after: readonly string[]): string[] {
  return [...new Set([...before, ...after])].sort();
}
