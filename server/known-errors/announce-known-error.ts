import { z } from "zod";
import { formatCode } from "@/domain/shared/codes";
import { announce } from "@/server/infra/announce";
import type { Tx } from "@/server/infra/db";

/** Where a known error is named. */
export type KnownErrorPlaces = { serviceCodes: readonly string[]; incidentCodes: readonly string[] };

const nowhere: KnownErrorPlaces = { serviceCodes: [], incidentCodes: [] };

/**
 * Announces that a known error changed, for every place where it is named now or was before.
 * @param before what `listKnownErrorPlaces` said before the change
 */
export async function announceKnownError(
  tx: Tx,
  { id, slug }: { id: string; slug: string },
  before: KnownErrorPlaces = nowhere,
): Promise<void> {
  const after = await listKnownErrorPlaces(tx, id);
  await announce(tx, {
    kind: "known_error_changed",
    slug,
    serviceCodes: union(before.serviceCodes, after.serviceCodes),
    incidentCodes: union(before.incidentCodes, after.incidentCodes),
  });
}

/** The services that it names, and the incidents whose updates it links to, or whose visible comments link to it. */
export async function listKnownErrorPlaces(tx: Tx, id: string): Promise<KnownErrorPlaces> {
  const rows = await tx.$queryRaw`
    SELECT
      ARRAY(
        SELECT code FROM services JOIN known_error_services ON service_id = services.id
        WHERE known_error_id = ${id}::uuid
      ) AS "serviceCodes",
      (
        SELECT coalesce(json_agg(DISTINCT jsonb_build_object('prefix', prefix, 'number', incidents.number)), '[]')
        FROM incidents
        WHERE incidents.id IN (
          SELECT incident_id FROM updates JOIN known_error_updates ON update_id = updates.id
          WHERE known_error_id = ${id}::uuid
          UNION
          SELECT incident_id FROM comments WHERE known_error_id = ${id}::uuid AND state = 'visible'
        )
      ) AS incidents`;
  const [{ serviceCodes, incidents }] = places.parse(rows);

  return { serviceCodes, incidentCodes: incidents.map(formatCode) };
}

const places = z.tuple([
  z.object({
    serviceCodes: z.array(z.string()),
    incidents: z.array(z.object({ prefix: z.string(), number: z.int() })),
  }),
]);

function union(before: readonly string[], after: readonly string[]): string[] {
  return [...new Set([...before, ...after])].sort();
}
