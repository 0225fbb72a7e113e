import { z } from "zod";
import { wallClock } from "@/domain/shared/calendar";
import { stepsPerHour, usualDays } from "@/domain/confirmations/confirmations";
import { db } from "@/server/infra/db";

/**
 * How many people usually say that they have something, in a step of the curve, by the hour of the day: the mean of the
 * four weeks before, of all other incidents that share a service with this one.
 */
export async function findUsualLevels(incidentId: string, before: Date): Promise<(at: Date) => number> {
  const from = new Date(before.getTime() - usualDays * 86_400_000);
  const rows = await db.$queryRaw`
    SELECT time_zone AS "timeZone", coalesce(hour, 0)::int AS hour, coalesce(count, 0)::int AS count
    FROM sites LEFT JOIN LATERAL (
      SELECT extract(hour FROM at AT TIME ZONE time_zone) AS hour, count(*) AS count
      FROM confirmations
      WHERE at >= ${from} AND at < ${before} AND incident_id <> ${incidentId}::uuid AND EXISTS (
        SELECT FROM affected_services AS theirs JOIN affected_services AS ours USING (service_id)
        WHERE theirs.incident_id = confirmations.incident_id AND ours.incident_id = ${incidentId}::uuid
      )
      GROUP BY 1
    ) AS hours ON true
    WHERE sites.id = 1`;
  const levels = hours.parse(rows);
  const timeZone = levels[0]?.timeZone ?? "UTC";
  const ofHour = new Map(levels.map(({ hour, count }) => [hour, count / (usualDays * stepsPerHour)]));

  return (at) => ofHour.get(wallClock(at, timeZone).hour) ?? 0;
}

const hours = z.array(z.object({ timeZone: z.string(), hour: z.int(), count: z.int() }));
