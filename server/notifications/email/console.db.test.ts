import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { db } from "@/server/infra/db";
import { at, makeIncident, makeSite, makeStaff } from "@/server/testing/make";
import { makeSubscribers } from "@/server/testing/subscribers";
import {
  countSubscribersByChoice,
  countSubscribersByScope,
  listSuspendedSubscribers,
  maxFound,
  searchSubscribers,
} from "./console-queries";
import { endSubscription } from "./delete-subscriber";
import { resumeSubscriber } from "./resume-subscriber";

beforeAll(() => makeSite("MAIL", "WIFI"));

beforeEach(() => db.subscriber.deleteMany());

async function suspend(email: string): Promise<void> {
  await db.subscriber.update({
    where: { email },
    data: { suspendedAt: at("10:10"), suspendedFor: "mx.example.org answered “550 No such user”." },
    select: { id: true },
  });
}

test("it is counted how many are subscribed, how often and to what", async () => {
  await makeSubscribers(["a@example.org", "b@example.org", "gone@example.org"]);
  await makeSubscribers(["c@example.org"], { serviceCode: "MAIL", choice: "daily_digest" });
  const [id = ""] = await makeSubscribers(["d@example.org"], { choice: "daily_digest" });
  await makeSubscribers(["new@example.org"]);
  await db.subscriber.update({
    where: { email: "new@example.org" },
    data: { confirmedAt: null },
    select: { id: true },
  });
  await suspend("gone@example.org");
  const code = await makeIncident();
  const incident = await db.incident.findFirstOrThrow({
    where: { prefix: "MAIL", number: Number(code.split("-")[1]) },
    select: { id: true },
  });
  await db.subscription.updateMany({ where: { subscriberId: id }, data: { incidentId: incident.id } });
  const service = await db.service.findUniqueOrThrow({ where: { code: "MAIL" }, select: { name: true } });

  expect(await countSubscribersByChoice(system)).toEqual([
    { choice: "every_update", confirmed: 2, unconfirmed: 1, suspended: 1 },
    { choice: "daily_digest", confirmed: 2, unconfirmed: 0, suspended: 0 },
  ]);
  const { services, incidents } = await countSubscribersByScope(system);
  expect(services.map(({ name, count }) => [name, count])).toEqual([
    [null, 2],
    [service.name, 1],
  ]);
  expect(incidents).toBe(1);
});

test("an address is found by itself and by a part of it, the very one first, and never by a wildcard", async () => {
  await makeSubscribers(["lee.sam@example.org", "sam@example.org", "kim_1@example.org"]);
  const addresses = async (typed: string) => (await searchSubscribers(system, typed)).map(({ email }) => email);

  expect(await addresses(" SAM@example.org ")).toEqual(["sam@example.org", "lee.sam@example.org"]);
  expect(await addresses("_1")).toEqual(["kim_1@example.org"]);
  expect(await addresses("%")).toEqual([]);
  expect(await addresses(" ")).toEqual([]);
});

test("a search shows some, and says when there are more", async () => {
  await makeSubscribers(Array.from({ length: maxFound + 5 }, (_, index) => `p${index}@example.org`));

  expect(await searchSubscribers(system, "example.org")).toHaveLength(maxFound + 1);
});

test("a suspended address shows its reason, and is written to again", async () => {
  const admin = await makeStaff("admin");
  const [id = ""] = await makeSubscribers(["gone@example.org"], { serviceCode: "WIFI" });
  await suspend("gone@example.org");
  expect(await listSuspendedSubscribers(system)).toMatchObject([
    { email: "gone@example.org", suspendedAt: at("10:10"), suspendedFor: expect.stringContaining("No such user") },
  ]);

  await resumeSubscriber(admin, { id }, at("10:20"));
  expect(await listSuspendedSubscribers(system)).toEqual([]);
  await expect(resumeSubscriber(admin, { id }, at("10:21"))).rejects.toMatchObject({ code: "not_found" });
  expect(await db.auditEntry.count({ where: { action: "subscriber.resumed", subjectId: id } })).toBe(1);
});

test("a subscription is ended when its owner wants that, and nothing of the address is kept", async () => {
  const admin = await makeStaff("admin");
  const [id = ""] = await makeSubscribers(["sam@example.org"]);
  await endSubscription(admin, { id }, at("10:20"));

  expect(await db.subscriber.count()).toBe(0);
  await expect(endSubscription(admin, { id: randomUUID() }, at("10:21"))).rejects.toMatchObject({ code: "not_found" });
  const audit = await db.auditEntry.findMany({ where: { subjectId: id } });
  expect(audit.map(({ action }) => action)).toEqual(["subscription.ended"]);
  expect(JSON.stringify(audit)).not.toContain("sam@example.org");
});
