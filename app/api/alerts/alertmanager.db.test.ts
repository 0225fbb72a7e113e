import { beforeAll, expect, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import { addAlertSource } from "@/server/monitoring/alerts/manage-alert-sources";
import { findAlertForEntry, listOpenAlerts } from "@/server/monitoring/alerts/queries";
import { openIncident } from "@/server/incidents/open-incident";
import { db } from "@/server/infra/db";
import { serve } from "@/server/monitoring/sources/testing/http-server";
import { begin, incidentInput, makeSite } from "@/server/testing/make";
import { serveAlerts } from "./testing/endpoint";
import { areInstalled, startAlertmanager, startPrometheus } from "./testing/programs";

const waiting = { timeout: 240_000, interval: 250 };

beforeAll(() => makeSite("MAIL"));

test("a rule of Prometheus fires, staff promote the alert, it resolves", { timeout: 120_000 }, async ({ skip }) => {
  skip(!(await areInstalled()), "Prometheus and Alertmanager are not installed.");
  let connections = 2_340;
  const page = await serve((_, response) => response.end(`imap_connections ${connections}\n`));
  const alertSource = await addAlertSource(system, { name: "Alertmanager", kind: "alertmanager" }, begin);
  const { url } = await serveAlerts(alertSource.id);
  const alertmanager = await startAlertmanager(
    { url, secret: alertSource.secret },
    { groupInterval: "1s", repeatInterval: "2s" },
  );
  await startPrometheus(page, alertmanager, {
    alert: "TooManyConnections",
    expr: "imap_connections > 2000",
    labels: { severity: "critical", service: "mail" },
    annotations: { summary: "Mail has {{ $value }} connections", description: "Of 2,500." },
  });

  const alert = await vi.waitUntil(async () => (await listOpenAlerts(system, new Date())).waiting[0], waiting);
  expect(alert).toMatchObject({
    title: "Mail has 2340 connections",
    description: "Of 2,500.",
    level: "critical",
    state: "firing",
    raisedBy: "Alertmanager",
    service: { code: "MAIL" },
  });
  expect(alert.link).toMatch(/^http.*imap_connections/);

  const known = await findAlertForEntry(system, alert.id);
  const entry = incidentInput({ title: known?.title, alertId: alert.id });
  const { code } = await openIncident(system, entry, new Date());
  connections = 100;
  const [ended] = await vi.waitUntil(async () => {
    const { ended: all } = await listOpenAlerts(system, new Date());

    return all.length > 0 && all;
  }, waiting);
  expect(ended).toMatchObject({ id: alert.id, state: "resolved", incidentCode: code, timesFired: 1 });
});

// Each is sent again every few seconds: more than a busy machine can answer in that time would never come to an end.
const groups = 120;

test(
  "a storm loses none and doubles none, however often our answer is lost",
  { timeout: 600_000 },
  async ({ skip }) => {
    skip(!(await areInstalled()), "Alertmanager is not installed.");
    const alertSource = await addAlertSource(system, { name: "Stormy", kind: "alertmanager" }, begin);
    const ofAlertSource = { alertSourceId: alertSource.id };
    const { url, fates } = await serveAlerts(alertSource.id, (delivery) =>
      delivery % 3 !== 0 ? "answered" : delivery % 2 === 0 ? "lost before" : "lost after",
    );
    const origin = await startAlertmanager(
      { url, secret: alertSource.secret },
      { groupInterval: "3s", repeatInterval: "4s" },
    );

    const startsAt = new Date();
    await deliver(origin, startsAt, new Date(startsAt.getTime() + 600_000));
    await deliver(origin, startsAt, new Date(startsAt.getTime() + 600_000));
    await vi.waitUntil(async () => (await countAlerts(ofAlertSource)) === groups, waiting);
    await vi.waitUntil(() => fates.length > 3 * groups, waiting);
    await deliver(origin, startsAt, new Date());
    await vi.waitUntil(async () => (await countAlerts({ ...ofAlertSource, state: "resolved" })) === groups, waiting);

    const alerts = await db.alert.findMany({
      where: ofAlertSource,
      select: { id: true, labels: true, timesFired: true, startsAt: true },
    });
    expect(new Set(alerts.map(({ labels }) => JSON.stringify(labels))).size).toBe(groups);
    expect(alerts).toHaveLength(groups);
    expect(alerts.filter((alert) => alert.timesFired !== 1 || alert.startsAt.getTime() !== startsAt.getTime())).toEqual(
      [],
    );
    expect(fates.filter((fate) => fate === "lost before").length).toBeGreaterThan(groups / 3);
    expect(fates.filter((fate) => fate === "lost after").length).toBeGreaterThan(groups / 3);
    const subjectId = { in: alerts.map(({ id }) => id) };
    expect(await db.auditEntry.count({ where: { action: "alert.fired", subjectId } })).toBe(groups);
    expect(await db.auditEntry.count({ where: { action: "alert.resolved", subjectId } })).toBe(groups);
  },
);

/** The storm may hold every connection: then it is not known yet. */
function countAlerts(where: { alertSourceId: string; state?: "resolved" }): Promise<number | null> {
  return db.alert.count({ where }).catch(() => null);
}

/** Hands the whole storm to Alertmanager; what ends now is resolved. */
async function deliver(origin: string, startsAt: Date, endsAt: Date): Promise<void> {
  const alerts = Array.from({ length: groups }, (_, index) => ({
    labels: { alertname: `Storm${index}`, severity: "warning", service: "MAIL" },
    annotations: { summary: `Storm number ${index}` },
    startsAt,
    endsAt,
  }));
  const response = await fetch(`${origin}/api/v2/alerts`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(alerts),
  });
  expect(response.status).toBe(200);
}
