import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/actor";
import { openIncidentInput, postUpdateInput } from "@/domain/incident-input";
import { addServiceInput } from "@/domain/service-input";
import { ensureSite } from "@/server/site/ensure-site";
import { addService } from "@/server/services/add-service";
import { listServices } from "@/server/services/queries";
import { openIncident } from "./open-incident";
import { postUpdate } from "./post-update";
import { findIncident, listOpenIncidents } from "./queries";

beforeAll(async () => {
  await ensureSite();
  await addService(system, addServiceInput.parse({ code: "MAIL", name: "Mail" }), new Date());
});

test("opens and posts", async () => {
  const opened = await openIncident(
    system,
    openIncidentInput.parse({
      kind: "incident",
      title: "Disk is slow",
      services: [{ code: "MAIL", status: "partial_outage" }],
      status: "investigating",
      body: "We look.",
      idempotencyKey: randomUUID(),
    }),
    new Date(),
  );
  expect(opened).toEqual({ code: "MAIL-1", updateCode: "MAIL-1.1" });
  await postUpdate(
    system,
    postUpdateInput.parse({
      code: "MAIL-1",
      basedOn: 1,
      status: "resolved",
      body: "Done",
      idempotencyKey: randomUUID(),
    }),
    new Date(),
  );
  expect(await listOpenIncidents(new Date())).toEqual([]);
  expect(await findIncident("mail 1")).toMatchObject({ status: "resolved", impact: "major" });
  expect(await listServices(new Date())).toMatchObject([{ code: "MAIL", status: "operational" }]);
});
