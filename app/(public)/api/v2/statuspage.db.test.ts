import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { system } from "@/domain/accounts/actor";
import { editUpdateInput } from "@/domain/incidents/incident-input";
import { addServiceInput, changeServiceInput } from "@/domain/services/service-input";
import { hostileTexts } from "@/domain/shared/testing/hostile-texts";
import { editUpdate } from "@/server/incidents/edit-update";
import { db } from "@/server/infra/db";
import { addService } from "@/server/services/add-service";
import { changeService } from "@/server/services/change-service";
import { makeFollowedComment } from "@/server/testing/answered-comment";
import { at, begin, makeIncident, makeService, makeSite, makeUpdate } from "@/server/testing/make";
import { ask, entry, read } from "./testing/read-documents";

beforeEach(async () => {
  await db.incident.deleteMany();
  await db.service.deleteMany();
  await db.serviceGroup.deleteMany();
  await makeSite("MAIL");
});

test("a quiet site: every document is there, and says that all systems are operational", async () => {
  const { summary, documents } = await read();

  expect(summary).toMatchObject({
    page: { name: "Status", url: "http://localhost:3000", time_zone: "America/New_York" },
    status: { indicator: "none", description: "All Systems Operational" },
    components: [{ name: "Service MAIL", status: "operational", position: 1, description: null, group: false }],
    incidents: [],
    scheduled_maintenances: [],
  });
  expect(documents["/api/v2/incidents.json"]).toMatchObject({ incidents: [] });
  expect(documents["/api/v2/scheduled-maintenances.json"]).toMatchObject({ scheduled_maintenances: [] });
});

test("a new site without any service", async () => {
  await db.service.deleteMany();

  expect((await read()).summary).toMatchObject({ status: { indicator: "none" }, components: [] });
});

test.each([
  ["degraded_performance", "minor", "Partially Degraded Service"],
  ["partial_outage", "major", "Partial System Outage"],
  ["major_outage", "critical", "Major System Outage"],
])("%s is %s: “%s”", async (status, indicator, description) => {
  await makeIncident({ services: [{ code: "MAIL", status }] });

  const { summary, documents } = await read();
  expect(summary).toMatchObject({
    status: { indicator, description },
    components: [{ status }],
    incidents: [{ impact: indicator, components: [{ status, name: "Service MAIL" }] }],
  });
  expect(documents["/api/v2/status.json"]).toMatchObject({ status: { indicator, description } });
});

test("whether subscribers were notified of an update is what its writer, or who corrected it, chose", async () => {
  const code = await makeIncident({ notifiesSubscribers: false }, at("09:00"));
  await makeUpdate(code, 1, at("09:30"), { notifiesSubscribers: true });
  const shown = async () =>
    (await read()).summary.incidents[0]?.incident_updates.map((update) => update.deliver_notifications);
  expect(await shown()).toEqual([true, false]);

  const edit = (body: string, choice: object) =>
    editUpdate(system, editUpdateInput.parse({ code: `${code}.1`, body, ...choice }), at("10:00"));
  await edit("Corrected.", {});
  expect(await shown()).toEqual([true, false]);
  await edit("Corrected again.", { notifiesSubscribers: "on" });
  expect(await shown()).toEqual([true, true]);
});

test("an incident's life", async () => {
  const code = await makeIncident({}, at("09:00"));
  const [opened] = (await read()).summary.incidents;
  expect(opened).toMatchObject({
    name: "Mail is slow",
    status: "investigating",
    created_at: "2006-12-12T04:00:00.000-05:00",
    started_at: "2006-12-12T04:00:00.000-05:00",
    monitoring_at: null,
    resolved_at: null,
    shortlink: `http://localhost:3000/incidents/${code.toLowerCase()}`,
    incident_updates: [
      {
        status: "investigating",
        body: "We are looking.",
        affected_components: [{ name: "Service MAIL", old_status: "operational", new_status: "partial_outage" }],
      },
    ],
  });

  await makeUpdate(code, 1, at("09:30"), { status: "identified", workaround: "Use **WebMail**." });
  await makeUpdate(code, 2, at("10:00"), { status: "monitoring", happenedAt: at("09:50") });
  const [watched] = (await read()).summary.incidents;
  expect(watched).toMatchObject({
    id: opened?.id,
    status: "monitoring",
    updated_at: "2006-12-12T05:00:00.000-05:00",
    monitoring_at: "2006-12-12T04:50:00.000-05:00",
    incident_updates: [
      {
        status: "monitoring",
        created_at: "2006-12-12T05:00:00.000-05:00",
        display_at: "2006-12-12T04:50:00.000-05:00",
        affected_components: null,
      },
      { status: "identified", body: "We know more.\nWhat you can do: Use WebMail." },
      { id: opened?.incident_updates[0]?.id, incident_id: opened?.id, status: "investigating" },
    ],
  });

  await makeUpdate(code, 3, at("11:00"), { status: "resolved" });
  await editUpdate(system, editUpdateInput.parse({ code: `${code}.1`, body: "We *were* looking." }), at("12:00"));
  const { summary, documents } = await read();
  expect(summary).toMatchObject({
    status: { indicator: "none" },
    incidents: [],
    components: [{ status: "operational" }],
  });
  expect(summary.page.updated_at).toBe("2006-12-12T07:00:00.000-05:00");
  expect(documents["/api/v2/incidents/unresolved.json"]).toMatchObject({ incidents: [] });
  const [resolved] = z.object({ incidents: z.array(entry) }).parse(documents["/api/v2/incidents.json"]).incidents;
  expect(resolved).toMatchObject({
    id: opened?.id,
    status: "resolved",
    monitoring_at: "2006-12-12T04:50:00.000-05:00",
    resolved_at: "2006-12-12T06:00:00.000-05:00",
  });
  expect(resolved?.incident_updates.at(-1)).toMatchObject({
    id: opened?.incident_updates[0]?.id,
    body: "We were looking.",
    created_at: "2006-12-12T04:00:00.000-05:00",
    updated_at: "2006-12-12T07:00:00.000-05:00",
  });
});

test("a maintenance from its announcement to its end", async () => {
  const window = { scheduledFor: at("22:00"), scheduledUntil: at("23:00") };
  const services = [{ code: "MAIL", status: "under_maintenance" }];
  const code = await makeIncident({ kind: "maintenance", status: "scheduled", services, ...window }, at("09:00"));
  const listed = async () => {
    const { documents, summary } = await read();
    const [upcoming, active, all] = (["/upcoming", "/active", ""] as const).map((part) => {
      return maintenances.parse(documents[`/api/v2/scheduled-maintenances${part}.json`]).scheduled_maintenances.length;
    });

    return { summary, counts: { upcoming, active, all } };
  };

  const scheduled = await listed();
  expect(scheduled.counts).toEqual({ upcoming: 1, active: 0, all: 1 });
  expect(scheduled.summary).toMatchObject({
    status: { indicator: "none" },
    components: [{ status: "operational" }],
    incidents: [],
    scheduled_maintenances: [
      {
        status: "scheduled",
        impact: "maintenance",
        scheduled_for: "2006-12-12T17:00:00.000-05:00",
        scheduled_until: "2006-12-12T18:00:00.000-05:00",
        incident_updates: [{ affected_components: null }],
      },
    ],
  });

  await makeUpdate(code, 1, at("22:00"), { status: "in_progress" });
  const running = await listed();
  expect(running.counts).toEqual({ upcoming: 0, active: 1, all: 1 });
  expect(running.summary).toMatchObject({
    status: { indicator: "maintenance", description: "Service Under Maintenance" },
    components: [{ status: "under_maintenance" }],
    scheduled_maintenances: [{ status: "in_progress", impact: "maintenance", resolved_at: null }],
  });

  await makeIncident({ services: [{ code: "MAIL", status: "degraded_performance" }] }, at("22:10"));
  expect((await listed()).summary.status).toEqual({ indicator: "minor", description: "Partially Degraded Service" });

  await makeUpdate(code, 2, at("22:30"), { status: "verifying" });
  expect((await listed()).counts).toEqual({ upcoming: 0, active: 1, all: 1 });
  await makeUpdate(code, 3, at("23:00"), { status: "completed" });
  const over = await listed();
  expect(over.counts).toEqual({ upcoming: 0, active: 0, all: 1 });
  expect(over.summary.scheduled_maintenances).toEqual([]);
});

test("groups are rows, before their members, and an archived service is only where it was named", async () => {
  for (const code of ["WIFI", "VPN"]) {
    await addService(
      system,
      addServiceInput.parse({ code, name: code, groupName: "Network", description: "Wires" }),
      begin,
    );
  }
  await makeService("OLD");
  const code = await makeIncident({ services: [{ code: "OLD", status: "major_outage" }] }, at("08:00"));
  await makeUpdate(code, 1, at("08:30"), { status: "resolved" });
  await changeService(system, changeServiceInput.parse({ code: "OLD", isArchived: true }), at("08:40"));
  await makeIncident({ services: [{ code: "VPN", status: "partial_outage" }] }, at("09:00"));

  const { summary, documents } = await read();
  const [group, ...members] = summary.components;
  expect(summary.components.map(({ name, position }) => [name, position])).toEqual([
    ["Network", 1],
    ["VPN", 1],
    ["WIFI", 2],
    ["Service MAIL", 2],
  ]);
  expect(group).toMatchObject({
    group: true,
    status: "partial_outage",
    group_id: null,
    components: [members[0]?.id, members[1]?.id],
    created_at: "2006-11-01T07:00:00.000-05:00",
    updated_at: "2006-12-12T04:00:00.000-05:00",
  });
  expect(members[0]).toMatchObject({ group_id: group?.id, description: "Wires", start_date: "2006-11-01" });
  expect(documents["/api/v2/incidents.json"]).toMatchObject({
    incidents: [{ components: [{ name: "VPN" }] }, { components: [{ name: "Service OLD", status: "operational" }] }],
  });
});

test("notices are no incidents here, and no comment is shown", async () => {
  const before = await read();
  await makeIncident({ kind: "notice", status: "posted", title: "Closed", services: [] }, at("20:00"));
  expect(await read()).toEqual(before);

  const code = await makeIncident();
  for (const state of ["visible", "held", "hidden", "spam", "withdrawn"] as const) {
    await makeFollowedComment(code, { state, bodyMarkdown: `A secret that is ${state}`, authorName: "Somebody" });
  }
  expect(JSON.stringify(await read())).not.toMatch(/secret|Somebody|example\.org/);
});

test("whatever is written, each document keeps its shape, and bodies are text", async () => {
  for (const [index, [name, text]] of hostileTexts.entries()) {
    const code = await makeIncident({ title: `${name} ${text}`.slice(0, 100), body: text, workaround: text });
    await makeUpdate(code, 1, at("09:30"), { status: index % 2 === 0 ? "identified" : "resolved", body: text });
  }

  const { summary } = await read();
  expect(summary.incidents).toHaveLength(hostileTexts.length / 2);
  expect(summary.incidents.flatMap(({ incident_updates }) => incident_updates.map(({ body }) => body))).not.toContain(
    "",
  );
});

test("of many, the 50 newest are listed, the newest first, and each under an id of its own", async () => {
  const rows = Array.from({ length: 60 }, (_, index) => ({
    id: randomUUID(),
    index,
    now: new Date(+at("08:00") + index),
  }));
  await db.incident.createMany({
    data: rows.map(({ id, index, now }) => ({
      ...{ id, kind: "incident", prefix: "MAIL", number: 1_000 + index, title: `Number ${index}`, impact: "minor" },
      ...(index < 55 ? { status: "resolved", endedAt: now } : { status: "identified" }),
      ...{ startedAt: now, createdAt: now, changedAt: now, idempotencyKey: randomUUID() },
    })),
  });
  await db.update.createMany({
    data: rows.map(({ id, now }) => ({
      ...{ incidentId: id, number: 1, status: "identified", bodyMarkdown: "Body", bodyHtml: "<p>Body</p>" },
      ...{ postedAt: now, idempotencyKey: randomUUID() },
    })),
  });

  const { documents, summary } = await read();
  const { incidents } = z.object({ incidents: z.array(entry) }).parse(documents["/api/v2/incidents.json"]);
  expect(incidents.map(({ name }) => name)).toEqual(Array.from({ length: 50 }, (_, index) => `Number ${59 - index}`));
  expect(summary.incidents).toHaveLength(5);
  const ids = incidents.flatMap(({ id, incident_updates }) => [id, ...incident_updates.map((update) => update.id)]);
  expect(new Set(ids).size).toBe(100);
});

test("ids stay when everything else changes", async () => {
  await makeIncident();
  const before = (await read()).summary;
  await changeService(system, changeServiceInput.parse({ code: "MAIL", name: "Post", groupName: "All" }), at("10:00"));
  const after = (await read()).summary;

  expect(after.page.id).toBe(before.page.id);
  expect(after.incidents[0]?.id).toBe(before.incidents[0]?.id);
  expect(after.components.find(({ name }) => name === "Post")?.id).toBe(before.components[0]?.id);
});

test.each(["subscribers.json", "summary", "summary.json/x", "incidents/abcdefghijkl.json"])(
  "there is no %s",
  async (path) => {
    expect((await ask(`/api/v2/${path}`)).status).toBe(404);
  },
);

const maintenances = z.object({ scheduled_maintenances: z.array(entry) });
