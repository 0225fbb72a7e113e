import { z } from "zod";
import { db } from "@/server/infra/db";
import { env } from "@/server/infra/env";
import { formatOffsetTime } from "@/domain/shared/offset-time";
import { shortId } from "./short-id";

export type StatuspagePage = { id: string; name: string; url: string; time_zone: string; updated_at: string };

/**
 * The page itself. `updated_at`: when its settings, an incident or a maintenance changed last; notices are nothing here.
 * Its id comes from the record of the first migration, the one mark that an installation keeps whatever it is called.
 * @throws Error before the first start has written the site's row (`ensureSite`)
 */
export async function findStatuspagePage(): Promise<StatuspagePage> {
  const rows = await db.$queryRaw`
    SELECT
      name,
      time_zone AS "timeZone",
      greatest(updated_at, (SELECT max(changed_at) FROM incidents WHERE kind <> 'notice')) AS "updatedAt",
      (SELECT id FROM _prisma_migrations ORDER BY started_at, migration_name LIMIT 1) AS installation
    FROM sites WHERE id = 1`;
  const [site] = z.tuple([siteRow]).parse(rows);

  return {
    id: shortId(site.installation),
    name: site.name,
    url: env().ORIGIN,
    time_zone: site.timeZone,
    updated_at: formatOffsetTime(site.updatedAt, site.timeZone),
  };
}

const siteRow = z.object({ name: z.string(), timeZone: z.string(), updatedAt: z.date(), installation: z.string() });
