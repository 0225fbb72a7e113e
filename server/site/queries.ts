import type { SiteView } from "@/domain/views";
import { db } from "@/server/infra/db";

/** @throws Error before the first start has written the site's row (`ensureSite`) */
export async function findSite(): Promise<SiteView> {
  return db.site.findUniqueOrThrow({
    where: { id: 1 },
    select: { name: true, timeZone: true, helpDeskLine: true },
  });
}
