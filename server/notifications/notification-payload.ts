import { type IncidentWords, mapWords, noWords } from "@/domain/incidents/incident-words";
import { formatCode } from "@/domain/shared/codes";
import { formatOffsetTime } from "@/domain/shared/offset-time";
import type { Impact, IncidentKind, IncidentStatus, ServiceStatus } from "@/domain/shared/words";
import { affectedByPosition, incidentParts } from "@/server/incidents/incident-view";
import { changesByPosition, updateParts } from "@/server/incidents/update-view";
import { codeUrl } from "@/server/infra/code-url";
import { db } from "@/server/infra/db";
import { env } from "@/server/infra/env";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { findSite } from "@/server/site/queries";
import { findStatuspageNews } from "@/server/publishing/statuspage/documents";
import type { Incident } from "@/server/publishing/statuspage/incidents";
import { shortId } from "@/server/publishing/statuspage/short-id";
import { plainText } from "@/server/text/plain-text";

/** An update as it reads now, for whichever kind of webhook. Only words of staff are in it. */
export type NotificationPayload = Readonly<IncidentWords> & {
  readonly isTest: boolean;
  /** Whether it says that its incident is withdrawn. */
  readonly isWithdrawal: boolean;
  readonly incidentId: string;
  /** MAIL-7 */
  readonly code: string;
  /** MAIL-7.3 */
  readonly updateCode: string;
  readonly title: string;
  readonly kind: IncidentKind;
  readonly status: IncidentStatus;
  readonly impact: Impact;
  /** Plain. */
  readonly text: string;
  readonly workaround: string | null;
  readonly services: readonly { code: string; name: string; status: ServiceStatus }[];
  readonly changes: readonly { id: string; code: string; name: string; old: ServiceStatus; new: ServiceStatus }[];
  readonly postedAt: Date;
  readonly happenedAt: Date | null;
  readonly editedAt: Date | null;
  readonly nextUpdateBy: Date | null;
  /** Of the incident's page, and of the update's place on it. */
  readonly url: string;
  readonly updateUrl: string;
  readonly site: { readonly name: string; readonly timeZone: string };
  /** What Statuspage's clients read. */
  readonly page: { id: string; name: string; url: string; status_indicator: string; status_description: string };
  readonly incident: Incident;
};

const updateSelect = {
  ...updateParts,
  changes: changesByPosition,
  incident: { select: { ...incidentParts, withdrawalId: true, affected: affectedByPosition } },
} satisfies Prisma.UpdateSelect;

/** Null where it was deleted in the meantime, or its incident withdrawn, of which only the last update speaks. */
export async function findNotificationPayload(updateId: string): Promise<NotificationPayload | null> {
  const found = await db.update.findUnique({ where: { id: updateId }, select: updateSelect });
  if (!found || (found.incident.withdrawalId !== null && found.incident.withdrawalId !== updateId)) {
    return null;
  }
  const { incident, bodyHtml, workaroundHtml, changes, number, ...update } = found;
  const [site, news] = await Promise.all([findSite(), findStatuspageNews(incident.id)]);
  if (!news.incident) {
    return null;
  }
  const isWithdrawal = incident.withdrawalId !== null;
  const code = formatCode(incident);
  const updateCode = formatCode({ ...incident, update: number });

  return {
    ...update,
    ...mapWords((name) => incident[name]),
    isTest: false,
    isWithdrawal,
    incidentId: incident.id,
    code,
    updateCode,
    title: incident.title,
    kind: incident.kind,
    impact: incident.impact,
    text: plainText(bodyHtml),
    workaround: workaroundHtml === null ? null : plainText(workaroundHtml),
    services: incident.affected.map((each) => ({ ...nameOf(each.service), status: each.status })),
    changes: changes.map((each) => ({
      ...nameOf(each.service),
      id: shortId(each.service.id),
      old: each.oldStatus,
      new: each.newStatus,
    })),
    url: codeUrl(code),
    updateUrl: codeUrl(updateCode),
    site: { name: site.name, timeZone: site.timeZone },
    page: pageOf(news),
    incident: isWithdrawal ? asOver(news.incident) : news.incident,
  };
}

/** Programs that keep a list of what is open close what is over: Statuspage has no word for withdrawn. */
function asOver(incident: Incident): Incident {
  const status = "scheduled_for" in incident ? "completed" : "resolved";

  return {
    ...incident,
    status,
    resolved_at: incident.resolved_at ?? incident.updated_at,
    impact: "none",
    components: [],
    incident_updates: incident.incident_updates.slice(0, 1).map((update) => ({ ...update, status })),
  };
}

/** What a test sends: a notice that was never posted, and that says so. */
export async function makeTestUpdate(now: Date): Promise<NotificationPayload> {
  const [site, news] = await Promise.all([findSite(), findStatuspageNews(testId)]);
  const at = formatOffsetTime(now, site.timeZone);
  const text = "This is a test: nothing is wrong. An update would read like this.";
  const id = shortId(testId);
  const url = env().ORIGIN;

  return {
    ...noWords,
    isTest: true,
    isWithdrawal: false,
    incidentId: testId,
    code: "TEST-1",
    updateCode: "TEST-1.1",
    title: "This is a test",
    kind: "notice",
    status: "posted",
    impact: "none",
    text,
    workaround: null,
    services: [],
    changes: [],
    postedAt: now,
    happenedAt: null,
    editedAt: null,
    nextUpdateBy: null,
    url,
    updateUrl: url,
    site: { name: site.name, timeZone: site.timeZone },
    page: pageOf(news),
    incident: {
      id,
      name: "This is a test",
      status: "posted",
      created_at: at,
      updated_at: at,
      monitoring_at: null,
      resolved_at: null,
      impact: "none",
      shortlink: url,
      started_at: at,
      page_id: news.page.id,
      incident_updates: [
        {
          id,
          status: "posted",
          body: text,
          incident_id: id,
          created_at: at,
          updated_at: at,
          display_at: at,
          affected_components: null,
          deliver_notifications: true,
          custom_tweet: null,
          tweet_id: null,
        },
      ],
      components: [],
      reminder_intervals: null,
    },
  };
}

const testId = "00000000-0000-7000-8000-000000000000";

function nameOf({ code, name }: { code: string; name: string }) {
  return { code, name };
}

function pageOf({ page, status }: Awaited<ReturnType<typeof findStatuspageNews>>): NotificationPayload["page"] {
  return {
    id: page.id,
    name: page.name,
    url: page.url,
    status_indicator: status.indicator,
    status_description: status.description,
  };
}
