import { cache } from "react";
import type { Clock } from "@/components/site/clock";
import type { SiteView } from "@/domain/site/views";
import { env } from "@/server/infra/env";
import { log } from "@/server/infra/log";
import { findSite } from "@/server/site/queries";

/** One time and one site per rendering: layout, metadata and page say the same. */
export const renderedAt = cache(() => new Date());

export const currentSite = cache(async (): Promise<SiteView> => {
  lastKnown = await findSite();

  return lastKnown;
});

export async function currentClock(): Promise<Clock> {
  return { now: renderedAt(), timeZone: (await currentSite()).timeZone };
}

/** For pages that must come out without a database too: the site as it was last known. */
export async function siteOrLastKnown(): Promise<SiteView> {
  try {
    return await currentSite();
  } catch (error) {
    log.warn({ err: error }, "a page is rendered without the database");

    return lastKnown;
  }
}

/** status.example.edu */
export function publicHost(): string {
  return new URL(env().ORIGIN).host;
}

let lastKnown: SiteView = { name: "Status", timeZone: "UTC", helpDeskPhone: null, helpDeskHours: null };
