import { cache } from "react";
import { currentClock, currentSite } from "@/app/site";
import { deriveBanner } from "@/domain/publishing/banner";
import { listRoundedCounts } from "@/server/confirmations/queries";
import { listOpenIncidents, listRecentlyEnded, listUpcomingMaintenance } from "@/server/incidents/queries";
import { listBannerMetrics } from "@/server/monitoring/metrics/queries";
import { listServices } from "@/server/services/queries";

const endedShown = 5;

/** Everything the front page shows, asked for once per rendering. */
export const currentFrontPage = cache(async () => {
  const { now } = await currentClock();
  const [site, open, planned, ended, services, metrics] = await Promise.all([
    currentSite(),
    listOpenIncidents(now),
    listUpcomingMaintenance(now),
    listRecentlyEnded(now, endedShown),
    listServices(now),
    listBannerMetrics(now),
  ]);

  const lastEnded = ended.find(({ kind }) => kind === "incident") ?? null;
  const banner = deriveBanner({ openIncidents: open, metrics, services, lastEnded, now, timeZone: site.timeZone });

  const confirmed = await listRoundedCounts(open.map(({ id }) => id));

  return { site, banner, confirmed, open, planned, ended, services, metrics };
});
