import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { db } from "@/server/infra/db";
import { notifySubscribers } from "@/server/notifications/notify-subscribers";
import { makeWebhook } from "@/server/testing/webhooks";
import { makeIncident, makeSite } from "@/server/testing/make";
import { makeSubscribers } from "@/server/testing/subscribers";

const webhookId = randomUUID();

beforeAll(async () => {
  await makeSite("MAIL");
  await run(insert({}));
  await run(
    `INSERT INTO webhook_deliveries (id, webhook_id, queued_at, due_at) VALUES ('${webhookId}', '${webhookId}', now(), now())`,
  );
});

function insert(change: Record<string, string>): string {
  const row = {
    id: `'${webhookId}'`,
    kind: "'webhook'",
    name: "'E'",
    url: "'https://hooks.example.org/'",
    created_at: "now()",
    idempotency_key: "gen_random_uuid()",
    ...change,
  };

  return `INSERT INTO webhooks (${Object.keys(row).join(", ")}) VALUES (${Object.values(row).join(", ")})`;
}

function run(statement: string): Promise<number> {
  return db.$executeRawUnsafe(statement);
}

const another = { id: "gen_random_uuid()" };

test.each([
  ["an address that is none", insert({ ...another, url: "'ftp://example.org'" }), "webhooks_url"],
  ["a daily mail", insert({ ...another, choice: "'daily_digest'" }), "webhooks_told_at_once"],
  ["off without a reason", insert({ ...another, disabled_at: "now()" }), "webhooks_disabled_for_a_reason"],
  ["a former secret without end", insert({ ...another, former_secret_sealed: "'x'" }), "webhooks_former_secret_ends"],
  ["settled while it waits", `UPDATE webhook_deliveries SET settled_at = now()`, "webhook_deliveries_settled"],
  [
    "a failure without a reason",
    `UPDATE webhook_deliveries SET state = 'failed', settled_at = now()`,
    "webhook_deliveries_failed_for_a_reason",
  ],
  [
    "an attempt of which nothing is known",
    `INSERT INTO webhook_attempts (id, delivery_id, at, took_ms, sent) VALUES (gen_random_uuid(), '${webhookId}', now(), 1, '')`,
    "webhook_attempts_answered",
  ],
])("%s is refused by the database", async (_, statement, constraint) => {
  await expect(run(statement)).rejects.toThrow(constraint);
});

test("a subscriber’s without https:// is refused by the database", async () => {
  const [subscriberId = ""] = await makeSubscribers(["sam@example.org"]);

  await expect(makeWebhook("http://hooks.example.org/", { subscriberId })).rejects.toThrow("webhooks_of_subscribers");
});

test("an update has one delivery for each webhook, however often and by how many they are created", async () => {
  const code = await makeIncident({ notifiesSubscribers: false });
  const { id: updateId } = await db.update.findFirstOrThrow({
    where: { incident: { prefix: "MAIL", number: Number(code.split("-")[1]) } },
    select: { id: true },
  });
  const notify = () => notifySubscribers(system, { updateId, isEdit: false }, new Date());
  await Promise.all([notify(), notify(), notify()]);
  await db.webhookDelivery.updateMany({ where: { updateId }, data: { state: "sent", settledAt: new Date() } });
  await notify();

  expect(await db.webhookDelivery.count({ where: { updateId, webhookId } })).toBe(1);
});
