import { fromDraftContent } from "@/components/console/incidents/composer/draft-content";
import type { ServerDraft } from "@/components/console/incidents/composer/draft-keeper";
import type { ComposerService } from "@/components/console/incidents/composer/service-choice";
import { limitOf } from "@/domain/accounts/service-rights";
import type { IncidentSummary } from "@/domain/incidents/views";
import { listOpenIncidents } from "@/server/incidents/queries";
import { findDraft } from "@/server/incidents/drafts/queries";
import { listAudiences } from "@/server/notifications/queries";
import { listServices } from "@/server/services/queries";
import { findSite } from "@/server/site/queries";
import type { StaffActor } from "@/server/accounts/users/queries";
import { offeredReadings } from "./readings-of-now";

type About = {
  /** Of which draft; null: of none that is kept yet. */
  draftOf: Parameters<typeof findDraft>[1] | null;
  /** The services it names already. */
  serviceCodes: readonly string[];
};

/** What every composer needs, whatever it writes about. */
export async function loadComposer(actor: StaffActor, { draftOf, serviceCodes }: About, now: Date) {
  const limit = limitOf(actor);
  const isNew = draftOf === null || !("incident" in draftOf);
  const [{ timeZone }, services, readings, kept, audiences, open] = await Promise.all([
    findSite(),
    listServices(now),
    offeredReadings(serviceCodes, now),
    draftOf && findDraft(actor, draftOf),
    listAudiences(actor),
    isNew ? listOpenIncidents(now) : [],
  ]);
  const values = fromDraftContent(kept?.content);
  const draft: ServerDraft | null = kept && values ? { id: kept.id, values, savedAt: kept.savedAt } : null;

  return {
    timeZone,
    services: services
      .map(({ code, name }) => ({
        ...{ code, name, openIncident: openOf(code, open) },
        isOthers: limit !== null && !limit.some((own) => own.code === code),
      }))
      .filter(({ code, isOthers }) => !isOthers || serviceCodes.includes(code)),
    readings,
    draft,
    audiences,
  };
}

function openOf(service: string, open: readonly IncidentSummary[]): ComposerService["openIncident"] {
  const found = open.find(
    ({ kind, affected }) => kind === "incident" && affected.some(({ serviceCode }) => serviceCode === service),
  );

  return found ? { code: found.code, title: found.title } : null;
}
