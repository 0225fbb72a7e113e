import { isInEffect } from "@/domain/incidents/statuses";
import type { IncidentSummary } from "@/domain/incidents/views";
import type { MetricView } from "@/domain/monitoring/views";
import type { ServiceView } from "@/domain/services/views";

/**
 * How often people said that something is wrong: lately, and usually in as much time. Null: of no service in particular.
 * Another way in which people say so is another kind here; all kinds are counted together.
 */
export type ReportCount = {
  kind: "comment" | "confirmation";
  serviceCode: string | null;
  recent: number;
  usual: number;
};

export type Check = Pick<MetricView, "name" | "level" | "isStale" | "degradedAt" | "criticalAt"> & {
  serviceCode: string;
};

type Known = {
  services: readonly Pick<ServiceView, "code" | "name">[];
  checks: readonly Check[];
  reports: readonly ReportCount[];
  openIncidents: readonly Pick<IncidentSummary, "kind" | "status" | "affected">[];
};

/** Either what people say or what is measured is wrong, or about something else. For staff, who find out which. */
export type Disagreement = { kind: "people_report" | "checks_fail"; serviceCode: string | null; sentence: string };

/** What "lately" means, also to the query that counts. */
export const reportsWithinMinutes = 30;

/** Where people and checks disagree, in the order of the services; what is said of none in particular last. */
export function findDisagreements(known: Known): Disagreement[] {
  const ofServices = known.services.flatMap((service) => [
    ...unseenTrouble(service, known),
    ...unnoticedFailure(service, known),
  ]);

  return [...ofServices, ...unseenTroubleInGeneral(known)];
}

/** People report, every check passes, and no incident says so yet. */
function unseenTrouble({ code, name }: Known["services"][number], known: Known): Disagreement[] {
  const checks = speaking(known.checks).filter(({ serviceCode }) => serviceCode === code);
  const { recent, usual } = sumOf(known.reports, code);
  if (!isUnusual(recent, usual) || !allPass(checks) || isSaidToFail(code, known)) {
    return [];
  }
  const sentence = `${recent} reports about ${name} in the last ${reportsWithinMinutes} minutes, ${asUsual(usual)}, while every check of it passes. Read what people see: the checks may miss it.`;

  return [{ kind: "people_report", serviceCode: code, sentence }];
}

function unseenTroubleInGeneral(known: Known): Disagreement[] {
  const { recent, usual } = sumOf(known.reports, null);
  if (!isUnusual(recent, usual) || !allPass(speaking(known.checks)) || known.openIncidents.some(isInEffect)) {
    return [];
  }
  const sentence = `${recent} reports that name no service in the last ${reportsWithinMinutes} minutes, ${asUsual(usual)}, while every check passes. Read what people see: the checks may miss it.`;

  return [{ kind: "people_report", serviceCode: null, sentence }];
}

/** A check fails, nobody says anything, and nothing is open. */
function unnoticedFailure({ code, name }: Known["services"][number], known: Known): Disagreement[] {
  const failing = speaking(known.checks).filter(
    ({ serviceCode, level }) => serviceCode === code && (level === "degraded" || level === "critical"),
  );
  const isQuiet = sumOf(known.reports, code).recent === 0 && sumOf(known.reports, null).recent === 0;
  if (failing.length === 0 || !isQuiet || isNamed(code, known)) {
    return [];
  }
  const said = failing.map((check) => `${check.name} is ${check.level}`).join(" and ");
  const sentence = `${said}, nobody has written about ${name} in the last ${reportsWithinMinutes} minutes, and nothing is open. Either nobody has noticed yet, or the check is wrong.`;

  return [{ kind: "checks_fail", serviceCode: code, sentence }];
}

/** What has thresholds and a value of now. */
function speaking(checks: readonly Check[]): Check[] {
  return checks.filter(
    ({ degradedAt, criticalAt, isStale, level }) =>
      (degradedAt !== null || criticalAt !== null) && !isStale && level !== "unknown",
  );
}

/** Without a check, nothing passes. */
function allPass(checks: readonly Check[]): boolean {
  return checks.length > 0 && checks.every(({ level }) => level === "ok");
}

/** Three people is the least that is more than chance; where many write on any day, it takes three times as many. */
export function isUnusual(recent: number, usual: number): boolean {
  return recent >= Math.max(3, usual * 3);
}

function sumOf(reports: readonly ReportCount[], code: string | null): { recent: number; usual: number } {
  const own = reports.filter(({ serviceCode }) => serviceCode === code);

  return {
    recent: own.reduce((sum, { recent }) => sum + recent, 0),
    usual: own.reduce((sum, { usual }) => sum + usual, 0),
  };
}

function isSaidToFail(code: string, { openIncidents }: Known): boolean {
  return openIncidents
    .filter(isInEffect)
    .some(({ affected }) => affected.some((one) => one.serviceCode === code && one.status !== "operational"));
}

function isNamed(code: string, { openIncidents }: Known): boolean {
  return openIncidents.filter(isInEffect).some(({ affected }) => affected.some((one) => one.serviceCode === code));
}

function asUsual(usual: number): string {
  const rounded = Math.round(usual);

  return rounded === 0 ? "usually none" : `usually about ${rounded}`;
}
