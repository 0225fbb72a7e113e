import { cache } from "react";
import { currentClock, currentSite } from "@/app/site";
import { deriveBanner } from "@/domain/publishing/banner";
import { listOpenIncidents } from "@/server/incidents/queries";
import { listBannerMetrics } from "@/server/monitoring/metrics/queries";
import { listServiceStates } from "@/server/services/service-states";

/** The current state, without any past: the sentence of the front page, and what it is made of. */
export const currentState = cache(async () => {
  const { now, timeZone } = await currentClock();
  const [site, incidents, services, metrics] = await Promise.all([
    currentSite(),
    listOpenIncidents(now),
    listServiceStates(),
    listBannerMetrics(now),
  ]);
  const banner = deriveBanner({ openIncidents: incidents, metrics, services, lastEnded: null, now, timeZone });

  return { site, banner, incidents, services, clock: { now, timeZone } };
});
