import type { CallerCard } from "@/domain/helpdesk/caller-card";
import { scriptOfIncident } from "@/domain/helpdesk/caller-script";
import { callerTexts } from "@/domain/helpdesk/caller-texts";
import { openConfirmationKind, endPostedAt } from "@/domain/confirmations/confirmations";
import { headlineOf } from "@/domain/incidents/headline";
import { factsOf } from "@/domain/incidents/incident-words";
import { formatCode } from "@/domain/shared/codes";
import { shortenAtWord } from "@/domain/shared/plain-line";
import { isOverdue, sayPromise } from "@/domain/incidents/promise";
import { effectiveAt, isEnded } from "@/domain/incidents/statuses";
import { spokenCode } from "@/domain/helpdesk/spoken-code";
import { formatDateTime, formatSpan } from "@/domain/shared/time";
import type { IncidentSummary } from "@/domain/incidents/views";
import type { SiteView } from "@/domain/site/views";
import { type ConfirmationKind, serviceStatusLabels } from "@/domain/shared/words";
import { incidentSelect, type IncidentRow, toSummaries } from "@/server/incidents/incident-view";
import { env } from "@/server/infra/env";
import type { Prisma } from "@/server/infra/generated/prisma/client";
import { plainText } from "@/server/text/plain-text";
import { type CallerCounts, countCallers } from "./internal";
import { qrCode } from "./qr-code";

export const cardSelect = { ...incidentSelect, callerScript: true } satisfies Prisma.IncidentSelect;

export type CardRow = IncidentRow & { callerScript: string | null };

export type CardClock = { site: SiteView; now: Date };

/** The cards of incidents, by their ids, in a fixed number of statements. */
export async function toIncidentCards(
  rows: readonly CardRow[],
  clock: CardClock,
): Promise<ReadonlyMap<string, CallerCard>> {
  const [summaries, counts] = await Promise.all([toSummaries(rows, clock.now), countCallers(rows.map(({ id }) => id))]);
  const summaryOf = new Map(summaries.map((summary) => [summary.id, summary]));

  return new Map(
    rows.flatMap((row): [string, CallerCard][] => {
      const summary = summaryOf.get(row.id);

      return summary ? [[row.id, toCard(row, summary, counts, clock)]] : [];
    }),
  );
}

function toCard(row: CardRow, incident: IncidentSummary, counts: CallerCounts, clock: CardClock): CallerCard {
  const { code, workaround, latest } = incident;
  const { site, now } = clock;
  const times = { timeZone: site.timeZone, now };
  const workaroundText = workaround && plainText(workaround.html);
  const serviceNames = incident.affected.map(({ serviceName }) => serviceName);
  const script = row.callerScript ?? scriptOfIncident({ ...incident, serviceNames, workaround: workaroundText }, times);
  const spoken = spokenCode(code);
  const link = `${env().ORIGIN}/${code.toLowerCase()}`;
  const promise = promiseOf(incident, clock);

  return {
    key: code,
    title: headlineOf(incident),
    badge: { kind: "status", status: incident.status },
    detail: detailOf(incident, serviceNames, clock),
    facts: factsOf(incident),
    reason: null,
    script,
    writtenScript: row.callerScript,
    code,
    spokenCode: spoken,
    link,
    qr: qrCode(link),
    promise,
    workaroundHtml: workaround?.html ?? null,
    latest: latest && { at: formatDateTime(effectiveAt(latest), site.timeZone, now), text: beginning(latest.html) },
    texts: callerTexts({ script, code, spokenCode: spoken, link, promise: spokenPromise(incident, clock), site }),
    counting: countingOf(row, counts, now),
  };
}

/** "Mail: Partial outage · since 1:45 pm" */
function detailOf(
  incident: IncidentSummary,
  serviceNames: readonly string[],
  { site: { timeZone }, now }: CardClock,
): string {
  const services = incident.affected.map(({ serviceName, status }) => `${serviceName}: ${serviceStatusLabels[status]}`);
  const dateTimeOf = (at: Date) => formatDateTime(at, timeZone, now);
  const { kind, status, startedAt, endedAt, scheduledFor, scheduledUntil } = incident;
  if (kind === "notice") {
    return [...serviceNames, dateTimeOf(startedAt)].join(" · ");
  }
  if (isEnded(status)) {
    return [...serviceNames, endedAt ? `over since ${dateTimeOf(endedAt)}` : "over"].join(" · ");
  }
  const window = scheduledFor && scheduledUntil ? formatSpan(scheduledFor, scheduledUntil, timeZone, now) : null;

  return [...services, window ?? `since ${dateTimeOf(startedAt)}`].join(" · ");
}

function promiseOf({ nextUpdateBy, endedAt }: IncidentSummary, { site, now }: CardClock): CallerCard["promise"] {
  if (nextUpdateBy === null || endedAt !== null) {
    return null;
  }

  return { text: sayPromise(nextUpdateBy, site.timeZone, now), isLate: isOverdue(nextUpdateBy, now) };
}

/** A promise that was missed is not repeated to a caller. */
function spokenPromise({ nextUpdateBy, endedAt }: IncidentSummary, { site, now }: CardClock): string | null {
  const holds = nextUpdateBy !== null && endedAt === null && !isOverdue(nextUpdateBy, now);

  return holds ? `The next update comes by ${formatDateTime(nextUpdateBy, site.timeZone, now)}.` : null;
}

function countingOf(row: CardRow, counts: CallerCounts, now: Date): CallerCard["counting"] {
  const asked = openConfirmationKind({ ...row, endPostedAt: endPostedAt(row.updates) }, now);

  return asked && { code: formatCode(row), label: countLabel(asked, counts(row.id, asked)) };
}

export function countLabel(kind: ConfirmationKind, { all, callers }: { all: number; callers: number }): string {
  if (all === 0) {
    return kind === "affected" ? "Nobody said so yet" : "Still broken for nobody so far";
  }
  const people = all === 1 ? "1 person" : `${all.toLocaleString("en-US")} people`;
  const called = callers === 0 ? "" : `, ${callers.toLocaleString("en-US")} by phone`;

  return kind === "affected" ? `${people} said so${called}` : `Still broken for ${people}${called}`;
}

/** Enough to know what it is about. */
function beginning(html: string): string {
  return shortenAtWord(plainText(html).replace(/\n/g, " "), longestBeginning);
}

const longestBeginning = 400;
