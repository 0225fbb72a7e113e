import { expect, test } from "vitest";
import { type Check, findDisagreements, type ReportCount } from "./disagreement";
import type { IncidentSummary } from "@/domain/incidents/views";

type Open = Pick<IncidentSummary, "kind" | "status" | "affected">;

const services = [
  { code: "MAIL", name: "Mail" },
  { code: "WIFI", name: "Wi-Fi" },
];

function check(change: Partial<Check> = {}): Check {
  return {
    name: "Connections",
    level: "ok",
    isStale: false,
    degradedAt: 1_900,
    criticalAt: null,
    serviceCode: "MAIL",
    ...change,
  };
}

function reports(recent: number, usual = 0, serviceCode: string | null = "MAIL"): ReportCount {
  return { kind: "comment", serviceCode, recent, usual };
}

function open(status: Open["affected"][number]["status"], incidentStatus: Open["status"] = "identified"): Open {
  return {
    kind: "incident",
    status: incidentStatus,
    affected: [{ serviceCode: "MAIL", serviceName: "Mail", status }],
  };
}

type Case = [
  name: string,
  known: { checks: Check[]; reports?: ReportCount[]; openIncidents?: Open[] },
  found: string[],
];

const cases: Case[] = [
  ["all is quiet", { checks: [check()] }, []],
  ["people report and every check passes", { checks: [check()], reports: [reports(3)] }, ["people_report MAIL"]],
  ["two are no crowd", { checks: [check()], reports: [reports(2)] }, []],
  ["as many as on any day", { checks: [check()], reports: [reports(5, 2)] }, []],
  ["three times as many as on any day", { checks: [check()], reports: [reports(6, 2)] }, ["people_report MAIL"]],
  ["kinds of reports count together", { checks: [check()], reports: [reports(2), reports(1)] }, ["people_report MAIL"]],
  ["they report about another service", { checks: [check()], reports: [reports(9, 0, "WIFI")] }, []],
  ["they and a check agree", { checks: [check(), check({ level: "degraded" })], reports: [reports(9)] }, []],
  ["nothing measures it", { checks: [], reports: [reports(9)] }, []],
  ["what measures it is silent", { checks: [check({ isStale: true, level: "unknown" })], reports: [reports(9)] }, []],
  ["a number without thresholds passes nothing", { checks: [check({ degradedAt: null })], reports: [reports(9)] }, []],
  [
    "an incident says it already",
    { checks: [check()], reports: [reports(9)], openIncidents: [open("partial_outage")] },
    [],
  ],
  [
    "an incident says that it works again, and people say otherwise",
    { checks: [check()], reports: [reports(9)], openIncidents: [open("operational", "monitoring")] },
    ["people_report MAIL"],
  ],
  [
    "a maintenance has not begun",
    {
      checks: [check()],
      reports: [reports(9)],
      openIncidents: [{ ...open("under_maintenance", "scheduled"), kind: "maintenance" }],
    },
    ["people_report MAIL"],
  ],
  ["people report in general", { checks: [check()], reports: [reports(3, 0, null)] }, ["people_report null"]],
  [
    "people report in general while something is open",
    { checks: [check()], reports: [reports(3, 0, null)], openIncidents: [open("partial_outage")] },
    [],
  ],
  ["a check fails and nobody says anything", { checks: [check({ level: "critical" })] }, ["checks_fail MAIL"]],
  ["a check fails and one person says so", { checks: [check({ level: "critical" })], reports: [reports(1)] }, []],
  [
    "a check fails and somebody reports something",
    { checks: [check({ level: "critical" })], reports: [reports(1, 0, null)] },
    [],
  ],
  [
    "a check fails and an incident is open",
    { checks: [check({ level: "degraded" })], openIncidents: [open("operational", "monitoring")] },
    [],
  ],
  ["a value that is old fails nothing", { checks: [check({ level: "critical", isStale: true })] }, []],
];

test.each(cases)("%s", (_name, { checks, reports: counts = [], openIncidents = [] }, found) => {
  const disagreements = findDisagreements({ services, checks, reports: counts, openIncidents });

  expect(disagreements.map(({ kind, serviceCode }) => `${kind} ${serviceCode}`)).toEqual(found);
});

test("says what each side says", () => {
  const said = findDisagreements({
    services,
    checks: [check(), check({ name: "Signal", level: "critical", serviceCode: "WIFI" })],
    reports: [reports(4, 1)],
    openIncidents: [],
  });

  expect(said.map(({ sentence }) => sentence)).toEqual([
    "4 reports about Mail in the last 30 minutes, usually about 1, while every check of it passes. Read what people see: the checks may miss it.",
    "Signal is critical, nobody has written about Wi-Fi in the last 30 minutes, and nothing is open. Either nobody has noticed yet, or the check is wrong.",
  ]);
});
