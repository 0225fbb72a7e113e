import pg from "pg";
import { beforeAll, expect, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import { listVisibleCommentNotes } from "@/server/comments/queries";
import {
  findModerationMark,
  listCommentsToModerate,
  listCommentsOfIncident,
} from "@/server/comments/moderation-queries";
import { listPlannedWindows } from "@/server/publishing/feeds/calendar-queries";
import { listHistory, listPublishedUpdates } from "@/server/publishing/feeds/queries";
import { db } from "@/server/infra/db";
import {
  findIncident,
  listEndedMaintenance,
  listIncidentsOfMonth,
  listIncidentsOfService,
  listMonths,
  listOpenIncidents,
  listRecentlyEnded,
  listUpcomingMaintenance,
} from "@/server/incidents/queries";
import { findService, listServices } from "@/server/services/queries";
import { listServiceStates } from "@/server/services/service-states";
import { findStatuspageDocument } from "@/server/publishing/statuspage/documents";
import { makeSite } from "@/server/testing/make";

const now = new Date("2006-12-12T17:00:00Z");
const timeZone = "America/New_York";

/** Years of a busy campus: 2,000 incidents, 12,000 updates, 20,000 comments. */
beforeAll(async () => {
  await makeSite("MAIL", "WEBMAIL", "WIFI", "COURSES", "ACCOUNTS", "PRINT");
  for (const statement of seed.split(";\n")) {
    await db.$executeRawUnsafe(statement);
  }
}, 180_000);

const seed = `
INSERT INTO incidents (id, kind, prefix, number, title, status, impact, started_at, ended_at, last_update_number, changed_at, idempotency_key)
SELECT gen_random_uuid(), 'incident', 'MAIL', n, 'Incident ' || n,
  (CASE WHEN n <= 5 THEN 'identified' ELSE 'resolved' END)::incident_status, 'minor',
  at, CASE WHEN n <= 5 THEN NULL ELSE at + interval '5 hours' END, 6, at, gen_random_uuid()
FROM (SELECT n, timestamptz '2006-12-12 12:00Z' - n * interval '18 hours' AS at FROM generate_series(1, 2000) AS n) AS numbered;
INSERT INTO updates (id, incident_id, number, status, body_markdown, body_html, posted_at, next_update_by, idempotency_key)
SELECT gen_random_uuid(), id, n, CASE WHEN n = 6 THEN status ELSE 'identified' END, 'Body', '<p>' || repeat('Body ', 80) || '</p>',
  started_at + n * interval '50 minutes', CASE WHEN n < 6 THEN started_at + (n + 1) * interval '50 minutes' END, gen_random_uuid()
FROM incidents, generate_series(1, 6) AS n;
INSERT INTO affected_services
SELECT incidents.id, services.id, (CASE WHEN ended_at IS NULL THEN 'partial_outage' ELSE 'operational' END)::service_status
FROM incidents JOIN services ON (incidents.number + length(services.code)) % 3 = 0;
INSERT INTO service_changes
SELECT updates.id, service_id,
  (CASE WHEN updates.number = 1 THEN 'operational' ELSE 'partial_outage' END)::service_status,
  (CASE WHEN updates.number = 1 THEN 'partial_outage' ELSE 'operational' END)::service_status, posted_at
FROM updates JOIN affected_services USING (incident_id) JOIN incidents ON incidents.id = incident_id
WHERE updates.number = 1 OR (updates.number = 6 AND ended_at IS NOT NULL);
INSERT INTO comments (id, incident_id, state, body_markdown, body_html, written_at, shown_at, token_hash, idempotency_key)
SELECT gen_random_uuid(), id, (CASE WHEN n = 10 THEN 'held' ELSE 'visible' END)::comment_state, 'It hangs.', '<p>It hangs.</p>',
  started_at + n * interval '3 minutes', started_at, gen_random_uuid(), gen_random_uuid()
FROM incidents, generate_series(1, 10) AS n;
ANALYZE`;

test.each<[string, number, () => Promise<unknown>]>([
  ["listOpenIncidents", 12, () => listOpenIncidents(now)],
  ["listUpcomingMaintenance", 12, () => listUpcomingMaintenance(now)],
  ["listRecentlyEnded", 12, () => listRecentlyEnded(now, 10)],
  ["listEndedMaintenance", 12, () => listEndedMaintenance(now, 50)],
  ["listIncidentsOfService", 12, () => listIncidentsOfService("WIFI", 50)],
  ["listIncidentsOfMonth", 12, () => listIncidentsOfMonth(2006, 11, timeZone)],
  ["listMonths", 1, () => listMonths(timeZone)],
  ["findIncident", 15, () => findIncident("MAIL-7")],
  ["listPublishedUpdates", 8, () => listPublishedUpdates({ kind: "service", code: "WIFI" }, 100)],
  ["listServiceStates", 4, () => listServiceStates()],
  ["listHistory", 2, () => listHistory(25, 50)],
  ["listPlannedWindows", 5, () => listPlannedWindows({ kind: "site" }, 200)],
  ["listServices", 8, () => listServices(now)],
  ["findService", 8, () => findService("MAIL", now)],
  ["listCommentsToModerate", 12, () => listCommentsToModerate(system)],
  ["listCommentsOfIncident", 11, () => listCommentsOfIncident(system, "MAIL-7")],
  ["listVisibleCommentNotes", 2, () => listVisibleCommentNotes("MAIL-7")],
  ["findModerationMark", 1, () => findModerationMark(system)],
  ["the summary for programs", 20, () => findStatuspageDocument("/api/v2/summary.json")],
  ["the incidents for programs", 12, () => findStatuspageDocument("/api/v2/incidents.json")],
])("%s asks at most %i times, however much there is", async (_, most, query) => {
  await query();
  const asked = vi.spyOn(pg.Client.prototype, "query");

  const found = await query();

  const count = asked.mock.calls.length;
  asked.mockRestore();
  expect(found).not.toBeNull();
  expect(count).toBeLessThanOrEqual(most);
});
