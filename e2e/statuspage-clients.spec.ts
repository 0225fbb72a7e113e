import { expect, type Page } from "@playwright/test";
import { Statuspage } from "statuspage.io";
import { intranet } from "./support/intranet";
import { type OwnSite, test } from "./support/own-site";

/**
 * Clients that others wrote for Statuspage, with nothing changed but the address: `statuspage.io` as a program asks, and
 * `@statuspage/status-widget` on a page of another origin.
 */
const descriptions = {
  none: "All Systems Operational",
  minor: "Partially Degraded Service",
  major: "Partial System Outage",
  critical: "Major System Outage",
  maintenance: "Service Under Maintenance",
};

test("a program and a widget that were written for Statuspage follow a problem and a maintenance", async ({
  page,
  site,
}) => {
  await using elsewhere = await intranet(site.origin);
  const { api } = clientOf(site);
  const seen = (indicator: keyof typeof descriptions) => seeEverywhere(site, page, elsewhere.origin, indicator);

  await expect
    .poll(async () => (await api.getComponents()).components.map(({ name }) => name), { timeout: 120_000 })
    .toEqual(["Mail"]);
  await seen("none");

  const code = await site.open({ title: "Mail is slow", service: "degraded_performance" });
  await seen("minor");
  expect((await api.getSummary()).incidents).toMatchObject([
    { name: "Mail is slow", status: "investigating", impact: "minor", incident_updates: [{ body: "What we know." }] },
  ]);
  await site.post(code, 1, "identified", "partial_outage");
  await seen("major");
  await site.post(code, 2, "identified", "major_outage");
  await seen("critical");
  await expect
    .poll(async () => (await api.getComponents()).components)
    .toMatchObject([{ name: "Mail", status: "major_outage" }]);
  await site.post(code, 3, "monitoring", "operational");
  await seen("minor");
  await expect
    .poll(async () => (await api.incidents.getUnresolved()).incidents)
    .toMatchObject([{ status: "monitoring" }]);
  await site.post(code, 4, "resolved");
  await seen("none");
  await expect.poll(async () => (await api.incidents.getUnresolved()).incidents).toEqual([]);
  const life = ["resolved", "monitoring", "identified", "identified", "investigating"];
  await expect
    .poll(async () => (await api.incidents.getAll()).incidents)
    .toMatchObject([
      { status: "resolved", resolved_at: expect.any(String), incident_updates: life.map((status) => ({ status })) },
    ]);

  const window = { scheduledFor: new Date(Date.now() + 600_000), scheduledUntil: new Date(Date.now() + 3_600_000) };
  const planned = { kind: "maintenance", status: "scheduled", title: "New disks", ...window };
  const maintenance = await site.open({ ...planned, service: "under_maintenance" });
  await expect
    .poll(async () => (await api.scheduledMaintenances.getUpcoming()).scheduled_maintenances)
    .toMatchObject([{ name: "New disks", status: "scheduled", scheduled_until: expect.any(String) }]);
  await seen("none");
  await site.post(maintenance, 1, "in_progress");
  await seen("maintenance");
  await site.post(maintenance, 2, "verifying");
  await expect
    .poll(async () => (await api.getSummary()).scheduled_maintenances)
    .toMatchObject([{ status: "verifying" }]);
  await site.post(maintenance, 3, "completed");
  await seen("none");
  expect((await api.getSummary()).scheduled_maintenances).toEqual([]);
});

function clientOf({ origin }: OwnSite): Statuspage {
  const client = new Statuspage("allclear");
  client.setApiUrl(origin);

  return client;
}

/** What the program reads, and then what the widget shows to whoever opens the page. */
async function seeEverywhere(site: OwnSite, page: Page, address: string, indicator: keyof typeof descriptions) {
  const { api } = clientOf(site);
  const description = descriptions[indicator];
  await expect.poll(async () => (await api.getStatus()).status).toEqual({ indicator, description });
  await expect.poll(async () => (await api.getSummary()).status).toEqual({ indicator, description });

  await page.goto(address);
  const [basic, badge] = [page.locator("statuspage-widget").first(), page.locator("statuspage-widget").last()];
  await expect(basic).toContainText(description);
  await expect(basic.locator(".status-indicator")).toHaveClass(`status-indicator ${indicator}`);
  await expect(badge.locator(".status-indicator")).toHaveClass(`status-indicator ${indicator}`);
}
