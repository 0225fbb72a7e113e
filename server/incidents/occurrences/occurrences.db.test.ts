import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { type Actor, system } from "@/domain/accounts/actor";
import { type AddOccurrence, addOccurrenceInput } from "@/domain/incidents/occurrence-input";
import { listOccurrences } from "./queries";
import { db } from "@/server/infra/db";
import { at, makeIncident, makeSite, makeStaff, makeUpdate } from "@/server/testing/make";
import { listEvents } from "@/server/testing/traces";
import { addOccurrence } from "./add-occurrence";
import { removeOccurrence } from "./record-occurrence";

const now = at("18:00");
let watchdog: Actor;

beforeAll(async () => {
  await makeSite("MAIL", "WEBMAIL", "WIFI");
  watchdog = await makeAlertSource("Watchdog");
});

test("what a program sends is on the incident, newest first, and readers see it", async () => {
  const code = await makeIncident();
  await addOccurrence(watchdog, occurrence({ incident: code, at: at("12:49"), downSeconds: 240 }), now);
  await addOccurrence(system, occurrence({ incident: code, text: "Stopped once more" }), now);

  expect(await listOccurrences(code)).toMatchObject([
    { at: now, downSeconds: null, text: "Stopped once more" },
    { at: at("12:49"), downSeconds: 240, text: "Restarted by the watchdog" },
  ]);
  expect((await listEvents()).at(-1)).toMatchObject({ kind: "incident_changed", incident: { code } });
  expect(await db.alertSource.findMany({ select: { lastSeenAt: true } })).toEqual([{ lastSeenAt: now }]);
});

test("the same key twice, and at once, is one", async () => {
  const code = await makeIncident();
  const input = occurrence({ incident: code });
  const added = await Promise.all([1, 2, 3].map(() => addOccurrence(watchdog, input, now)));

  expect(new Set(added.map(({ id }) => id)).size).toBe(1);
  expect(await listOccurrences(code)).toHaveLength(1);
  await expect(addOccurrence(system, input, now)).rejects.toMatchObject({ code: "conflict" });
});

test("with a service, it goes to the newest incident of it that is open", async () => {
  const services = [{ code: "WEBMAIL", status: "major_outage" }];
  await makeIncident({ services }, at("09:00"));
  const newer = await makeIncident({ services }, at("10:00"));
  const over = await makeIncident({ services }, at("11:00"));
  await makeUpdate(over, 1, at("11:30"), { status: "resolved" });

  await expect(addOccurrence(watchdog, occurrence({ service: "webmail" }), now)).resolves.toMatchObject({
    incident: newer,
  });
});

test.each<[string, Partial<Record<keyof AddOccurrence, unknown>>, string]>([
  ["no incident of the service is open", { service: "WIFI" }, "not_found"],
  ["there is no such service", { service: "NOSUCH" }, "not_found"],
  ["there is no such incident", { incident: "MAIL-999" }, "not_found"],
  ["it lies ahead", { incident: "MAIL-1", at: at("18:06") }, "invalid"],
])("refused: %s", async (_name, change, code) => {
  await expect(addOccurrence(watchdog, occurrence(change), now)).rejects.toMatchObject({ code });
});

test("a maintenance cannot happen again", async () => {
  const window = { scheduledFor: at("20:00"), scheduledUntil: at("21:00") };
  const code = await makeIncident({ kind: "maintenance", status: "scheduled", ...window });

  await expect(addOccurrence(watchdog, occurrence({ incident: code }), now)).rejects.toMatchObject({ code: "invalid" });
});

test("one that is over may still be added to, and what was none is removed", async () => {
  const code = await makeIncident();
  await makeUpdate(code, 1, at("10:00"), { status: "resolved" });
  const { id } = await addOccurrence(watchdog, occurrence({ incident: code }), now);
  const editor = await makeStaff("editor");
  await removeOccurrence(editor, { id }, now);

  expect(await listOccurrences(code)).toEqual([]);
  await expect(removeOccurrence(editor, { id }, now)).rejects.toMatchObject({ code: "not_found" });
  await expect(removeOccurrence(watchdog, { id }, now)).rejects.toMatchObject({ code: "forbidden" });
});

function occurrence(change: Partial<Record<keyof AddOccurrence, unknown>>): AddOccurrence {
  const text = "Restarted by the watchdog";

  return addOccurrenceInput.parse({ text, idempotencyKey: randomUUID(), ...change });
}

async function makeAlertSource(name: string): Promise<Actor> {
  const data = { name, kind: "generic", secret: "sealed" } as const;
  const { id } = await db.alertSource.create({ data, select: { id: true } });

  return { kind: "program", id, name };
}
