import { beforeAll, expect, test } from "vitest";
import { listServices } from "@/server/services/queries";
import { at, makeIncident, makeSite, makeUpdate } from "@/server/testing/make";
import { listJobs } from "@/server/testing/traces";
import { findIncident, listEndedMaintenance, listOpenIncidents, listUpcomingMaintenance } from "./queries";

beforeAll(() => makeSite("MAIL", "WIFI"));

async function mail(now: Date) {
  const services = await listServices(now);

  return services.find(({ code }) => code === "MAIL");
}

test("a maintenance from its announcement to its end", async () => {
  const code = await makeIncident(
    {
      kind: "maintenance",
      status: "scheduled",
      services: [{ code: "MAIL", status: "operational" }],
      scheduledFor: at("20:00"),
      scheduledUntil: at("22:00"),
    },
    at("09:00"),
  );
  const id = (await findIncident(code))?.id;

  expect(await findIncident(code)).toMatchObject({
    startedAt: at("20:00"),
    impact: "none",
    affected: [{ serviceCode: "MAIL", status: "under_maintenance" }],
    latest: { changes: [] },
  });
  expect(await mail(at("10:00"))).toMatchObject({
    status: "operational",
    nextMaintenance: { code, scheduledFor: at("20:00") },
  });
  expect(await listUpcomingMaintenance(at("10:00"))).toMatchObject([{ code }]);
  expect(await listOpenIncidents(at("10:00"))).toEqual([]);
  expect(await listJobs()).toEqual([
    { key: `begin-${id}`, runAt: at("20:00") },
    { key: `end-${id}`, runAt: at("22:00") },
  ]);

  await makeUpdate(code, 1, at("20:05"), { status: "in_progress" });

  expect(await mail(at("20:05"))).toMatchObject({ status: "under_maintenance", nextMaintenance: null });
  expect(await findIncident(code)).toMatchObject({
    startedAt: at("20:05"),
    latest: { changes: [{ oldStatus: "operational", newStatus: "under_maintenance" }] },
  });
  expect(await listOpenIncidents(at("20:05"))).toMatchObject([{ code }]);
  expect(await listUpcomingMaintenance(at("20:05"))).toEqual([]);
  expect(await listJobs()).toEqual([{ key: `end-${id}`, runAt: at("22:00") }]);

  await makeUpdate(code, 2, at("21:00"), {
    status: "verifying",
    services: [{ code: "MAIL", status: "degraded_performance" }],
  });
  expect(await mail(at("21:00"))).toMatchObject({ status: "degraded_performance" });

  await makeUpdate(code, 3, at("21:30"), { status: "completed" });

  expect(await mail(at("21:30"))).toMatchObject({ status: "operational" });
  expect(await findIncident(code)).toMatchObject({ endedAt: at("21:30"), impact: "minor" });
  expect(await listEndedMaintenance(at("21:30"), 5)).toMatchObject([{ code }]);
  // People are asked for two hours whether it is still broken for them.
  expect(await listJobs()).toEqual([{ key: `still-broken-${id}`, runAt: new Date("2006-12-12T23:30:01Z") }]);
});

test("a maintenance that is called off leaves no trace on its services", async () => {
  const code = await makeIncident({
    kind: "maintenance",
    status: "scheduled",
    services: [{ code: "WIFI", status: "major_outage" }],
    scheduledFor: at("20:00"),
    scheduledUntil: at("22:00"),
  });

  await expect(makeUpdate(code, 1, at("19:00"), { status: "completed" })).rejects.toMatchObject({
    fields: { status: expect.stringContaining("It has not begun. To call it off, choose “Cancelled”") },
  });
  await makeUpdate(code, 1, at("19:00"), { status: "cancelled", body: "Called off." });

  const incident = await findIncident(code);
  expect(incident?.updates.flatMap(({ changes }) => changes)).toEqual([]);
  expect(incident).toMatchObject({ status: "cancelled", impact: "none", endedAt: at("19:00") });
  // Nothing is asked of it any more, and it does not begin by itself.
  expect((await listJobs()).filter(({ key }) => key?.includes(incident?.id ?? code))).toEqual([]);
});
