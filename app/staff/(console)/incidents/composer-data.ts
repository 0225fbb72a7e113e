import { fromDraftContent } from "@/components/console/incidents/composer/draft-content";
import type { ServerDraft } from "@/components/console/incidents/composer/draft-keeper";
import { findDraft } from "@/server/incidents/drafts/queries";
import { listAudiences } from "@/server/notifications/queries";
import { listServices } from "@/server/services/queries";
import { findSite } from "@/server/site/queries";
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
  const [{ timeZone }, services, readings, kept, audiences] = await Promise.all([
    findSite(),
    listServices(now),
    offeredReadings(serviceCodes, now),
    findDraft(actor, incidentCode),
    listAudiences(actor),
  ]);
  const values = fromDraftContent(kept?.content);
  const draft: ServerDraft | null = kept && values ? { values, savedAt: kept.savedAt } : null;

  return {
    timeZone,
    services: services.map(({ code, name }) => ({ code, name })),
    readings,
    draft,
    audiences,
  };
}
