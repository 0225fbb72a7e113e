import { pageStatus, type StatuspagePath, statuspagePaths } from "@/domain/publishing/statuspage";
import { db } from "@/server/infra/db";
import { findComponents } from "./components";
import {
  findIncidentById,
  listMaintenancesAt,
  listNewestIncidents,
  listNewestMaintenances,
  listUnresolvedIncidents,
} from "./incidents";
import { findStatuspagePage, type StatuspagePage } from "./page";

/** What Statuspage's public API (v2) answers at a path; null where it has nothing. */
export async function findStatuspageDocument(path: string): Promise<object | null> {
  const known = statuspagePaths.find((each) => each === path);
  if (known === undefined) {
    return null;
  }
  const page = await findStatuspagePage();

  return { page, ...(await documents[known](page)) };
}

/** The page, its state and one incident of ours as Statuspage's webhooks name them. */
export async function findStatuspageNews(incidentId: string) {
  const page = await findStatuspagePage();
  const [status, shown] = await Promise.all([findStatus(), shownOn(page)]);

  return { page, status, incident: await findIncidentById(shown, incidentId) };
}

const documents: Record<StatuspagePath, (page: StatuspagePage) => Promise<object>> = {
  "/api/v2/summary.json": async (page) => {
    const [status, components] = await Promise.all([findStatus(), findComponents(page)]);
    const shown = { page, components };
    const [incidents, maintenances] = await Promise.all([
      listUnresolvedIncidents(shown),
      listMaintenancesAt(shown, ["scheduled", "in_progress", "verifying"]),
    ]);

    return { status, components: components.listed, incidents, scheduled_maintenances: maintenances };
  },
  "/api/v2/status.json": async () => ({ status: await findStatus() }),
  "/api/v2/components.json": async (page) => ({ components: (await findComponents(page)).listed }),
  "/api/v2/incidents.json": async (page) => ({ incidents: await listNewestIncidents(await shownOn(page)) }),
  "/api/v2/incidents/unresolved.json": async (page) => ({
    incidents: await listUnresolvedIncidents(await shownOn(page)),
  }),
  "/api/v2/scheduled-maintenances.json": async (page) => ({
    scheduled_maintenances: await listNewestMaintenances(await shownOn(page)),
  }),
  "/api/v2/scheduled-maintenances/upcoming.json": async (page) => ({
    scheduled_maintenances: await listMaintenancesAt(await shownOn(page), ["scheduled"]),
  }),
  "/api/v2/scheduled-maintenances/active.json": async (page) => ({
    scheduled_maintenances: await listMaintenancesAt(await shownOn(page), ["in_progress", "verifying"]),
  }),
};

async function shownOn(page: StatuspagePage) {
  return { page, components: await findComponents(page) };
}

async function findStatus() {
  const open = await db.incident.findMany({
    where: { withdrawnAt: null, endedAt: null },
    select: { kind: true, status: true, impact: true, affected: { select: { status: true } } },
  });

  return pageStatus(open);
}
