import { beforeAll, expect, test } from "vitest";
import { system, visitor } from "@/domain/accounts/actor";
import { listServices } from "@/server/services/queries";
import { at, makeIncident, makeSite, makeUpdate } from "@/server/testing/make";
import { findIncident } from "./queries";
import { runMaintenance } from "./run-maintenance";

beforeAll(() => makeSite("MAIL", "WIFI"));

async function plan(change: object = {}) {
  const code = await makeIncident(
    {
      kind: "maintenance",
      status: "scheduled",
      services: [{ code: "MAIL", status: "under_maintenance" }],
      scheduledFor: at("16:48"),
      scheduledUntil: at("16:50"),
      ...change,
    },
    at("09:00"),
  );
  const id = (await findIncident(code))?.id ?? "";

  return { code, run: (time: string) => runMaintenance(system, id, at(time)) };
}

test("nobody does anything: it begins as planned, and takes longer than planned until somebody says that it is over", async () => {
  const { code, run } = await plan();

  await run("16:47");
  expect(await findIncident(code)).toMatchObject({ status: "scheduled" });
  await run("16:48");
  await run("16:48");
  expect(await findIncident(code)).toMatchObject({
    status: "in_progress",
    startedAt: at("16:48"),
    latest: { number: 2 },
  });
  const [mail] = (await listServices(at("16:49"))).filter(({ code: service }) => service === "MAIL");
  expect(mail?.status).toBe("under_maintenance");

  await run("16:50");
  expect(await findIncident(code)).toMatchObject({ status: "in_progress", endedAt: null });
  await makeUpdate(code, 2, at("16:58"), { status: "completed" });
  expect(await findIncident(code)).toMatchObject({ status: "completed", endedAt: at("16:58") });
});

test("it is completed by itself at its planned end, also where the worker comes to it much later", async () => {
  const { code, run } = await plan({ endsByItself: true });

  await run("18:30");

  expect(await findIncident(code)).toMatchObject({
    status: "completed",
    startedAt: at("16:48"),
    endedAt: at("16:50"),
    latest: { number: 3, changes: [{ oldStatus: "under_maintenance", newStatus: "operational" }] },
  });
});

test("what was begun early, cancelled or is gone is left alone, and nobody else may do it", async () => {
  const { code, run } = await plan();
  await makeUpdate(code, 1, at("16:00"), { status: "cancelled" });

  await run("16:48");
  await runMaintenance(system, "00000000-0000-7000-8000-000000000000", at("16:48"));

  expect(await findIncident(code)).toMatchObject({ status: "cancelled", latest: { number: 2 } });
  await expect(runMaintenance(visitor, "00000000-0000-7000-8000-000000000000", at("16:48"))).rejects.toMatchObject({
    code: "unauthenticated",
  });
});
