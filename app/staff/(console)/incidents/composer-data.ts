import { fromDraftContent } from "@/components/console/incidents/composer/draft-content";
import type { ServerDraft } from "@/components/console/incidents/composer/draft-keeper";
import { findDraft } from "@/server/incidents/drafts/queries";
import { countEndpoints } from "@/server/notifications/webhooks/progress";
import { findMailChannel } from "@/server/inbox/queries";
import { listServices } from "@/server/services/queries";
import { findSite } from "@/server/site/queries";
import { countSubscribers } from "@/server/notifications/email/queries";
import type { StaffActor } from "@/server/accounts/users/queries";
import { offeredReadings } from "./readings-of-now";

type About = {
  /** Null: a new entry. */
  incidentCode: string | null;
  /** The services it names already. */
  serviceCodes: readonly string[];
};

/** What every composer needs, whatever it writes about. */
export async function loadComposer(actor: StaffActor, { incidentCode, serviceCodes }: About, now: Date) {
  const [{ timeZone }, services, readings, kept, channel, subscribers, endpointCount, deviceCount] = await Promise.all([
    findSite(),
    listServices(now),
    offeredReadings(serviceCodes, now),
    findDraft(actor, incidentCode),
    findMailChannel(),
    countSubscribers(),
    countEndpoints("webhooks"),
    countEndpoints("devices"),
  ]);
  const values = fromDraftContent(kept?.content);
  const draft: ServerDraft | null = kept && values ? { values, savedAt: kept.savedAt } : null;

  return {
    timeZone,
    services: services.map(({ code, name }) => ({ code, name })),
    readings,
    draft,
    mail: { isSetUp: channel.isSent, subscriberCount: subscribers.confirmed, failure: channel.sendFailure },
    endpointCount,
    deviceCount,
  };
}
