import { beforeAll, expect, test } from "vitest";
import { db } from "./db";

const incident = "00000000-0000-7000-8000-000000000001";
const update = "00000000-0000-7000-8000-000000000002";
const service = "00000000-0000-7000-8000-000000000003";

beforeAll(async () => {
  await run(`INSERT INTO sites (id, name, time_zone) VALUES (1, 'Status', 'UTC')`);
  await run(`INSERT INTO services (id, code, name) VALUES ('${service}', 'MAIL', 'Mail')`);
  await run(insertIncident({ id: `'${incident}'` }));
  await run(insertUpdate({ id: `'${update}'` }));
});

test("what is right is taken, so that the refusals below mean something", async () => {
  await run(insertIncident({ number: "2" }));
  await run(insertIncident({ number: "3", status: "'resolved'", ended_at: "now()" }));
  await run(insertIncident({ ...maintenance, number: "4" }));
  await run(insertIncident({ number: "5", kind: "'notice'", status: "'posted'", ended_at: "now()" }));
  await run(insertUpdate({ number: "2", body_markdown: "''", workaround_markdown: "'W'", workaround_html: "'W'" }));
});

const maintenance = {
  kind: "'maintenance'",
  status: "'scheduled'",
  scheduled_for: "'2006-12-12 20:00Z'",
  scheduled_until: "'2006-12-12 22:00Z'",
};

test.each([
  ["a second site", `INSERT INTO sites (id, name, time_zone) VALUES (2, 'Other', 'UTC')`],
  ["a code that cannot be said", `INSERT INTO services (id, code, name) VALUES (gen_random_uuid(), 'M4IL', 'Mail')`],
  ["a code that is one letter", `INSERT INTO services (id, code, name) VALUES (gen_random_uuid(), 'M', 'Mail')`],
  ["a code twice", `INSERT INTO services (id, code, name) VALUES (gen_random_uuid(), 'MAIL', 'Mail')`],
  ["a prefix that cannot be said", `UPDATE sites SET notice_prefix = 'news'`],
  [
    "an address in capitals",
    `INSERT INTO users (id, email, name, role) VALUES (gen_random_uuid(), 'A@b.c', 'A', 'admin')`,
  ],
  [
    "a role that is none",
    `INSERT INTO users (id, email, name, role) VALUES (gen_random_uuid(), 'a@b.c', 'A', 'owner')`,
  ],
  ["an incident’s number twice", insertIncident({ number: "1" })],
  ["an incident’s number 0", insertIncident({ number: "0" })],
  ["an incident with a maintenance’s status", insertIncident({ number: "6", status: "'in_progress'" })],
  ["a maintenance with an incident’s status", insertIncident({ ...maintenance, number: "6", status: "'monitoring'" })],
  ["a notice that is open", insertIncident({ number: "6", kind: "'notice'", status: "'posted'" })],
  ["an end while it is open", insertIncident({ number: "6", ended_at: "now()" })],
  ["a resolution without an end", insertIncident({ number: "6", status: "'resolved'" })],
  [
    "a promise after the end",
    insertIncident({ number: "6", status: "'resolved'", ended_at: "now()", next_update_by: "now()" }),
  ],
  ["a maintenance without a window", insertIncident({ number: "6", kind: "'maintenance'", status: "'scheduled'" })],
  ["a window that ends first", insertIncident({ ...maintenance, number: "6", scheduled_until: "'2006-12-12 19:00Z'" })],
  ["an incident with a window", insertIncident({ number: "6", scheduled_for: "now()", scheduled_until: "now()" })],
  ["an update’s number twice", insertUpdate({ number: "1" })],
  ["an update that says nothing", insertUpdate({ number: "3", body_markdown: "''" })],
  ["a workaround that was not rendered", insertUpdate({ number: "3", workaround_markdown: "'W'" })],
  ["what happened after it was posted", insertUpdate({ number: "3", happened_at: "'2006-12-12 10:01Z'" })],
  ["an edit before it was posted", insertUpdate({ number: "3", edited_at: "'2006-12-12 09:59Z'" })],
  ["a promise for the moment of posting", insertUpdate({ number: "3", next_update_by: "'2006-12-12 10:00Z'" })],
  ["an update of no incident", insertUpdate({ number: "3", incident_id: "gen_random_uuid()" })],
  [
    "a change that changes nothing",
    `INSERT INTO service_changes VALUES ('${update}', '${service}', 'operational', 'operational', now())`,
  ],
  ["a service that history names, removed", removeNamedService()],
  ["a comment that is visible and was never shown", insertComment({ state: "'visible'" })],
  ["a private page twice", `${insertComment({ token_hash: "'t'" })}; ${insertComment({ token_hash: "'t'" })}`],
  ["a source that is asked all the time", insertSource("'S'", "1")],
])("%s is refused by the database itself", async (_, sql) => {
  await expect(run(sql)).rejects.toThrow(/violates|invalid input value/);
});

/** Several statements are one: all or nothing. */
async function run(sql: string): Promise<void> {
  await db.$transaction(async (tx) => {
    for (const statement of sql.split("; ")) {
      await tx.$executeRawUnsafe(statement);
    }
  });
}

function insertIncident(values: Record<string, string>): string {
  return insert("incidents", {
    id: "gen_random_uuid()",
    kind: "'incident'",
    prefix: "'MAIL'",
    number: "1",
    title: "'Mail is slow'",
    status: "'investigating'",
    impact: "'none'",
    started_at: "now()",
    idempotency_key: "gen_random_uuid()",
    ...values,
  });
}

function insertUpdate(values: Record<string, string>): string {
  return insert("updates", {
    id: "gen_random_uuid()",
    incident_id: `'${incident}'`,
    number: "1",
    status: "'investigating'",
    body_markdown: "'B'",
    body_html: "'B'",
    posted_at: "'2006-12-12 10:00Z'",
    idempotency_key: "gen_random_uuid()",
    ...values,
  });
}

function insertComment(values: Record<string, string>): string {
  return insert("comments", {
    id: "gen_random_uuid()",
    state: "'held'",
    body_markdown: "'B'",
    body_html: "'B'",
    written_at: "now()",
    token_hash: "gen_random_uuid()",
    idempotency_key: "gen_random_uuid()",
    ...values,
  });
}

function insertSource(name: string, interval: string): string {
  return insert("sources", {
    id: "gen_random_uuid()",
    name,
    kind: "'exposition'",
    url: "'http://localhost'",
    interval_seconds: interval,
  });
}

function removeNamedService(): string {
  const affected = `INSERT INTO affected_services VALUES ('${incident}', '${service}', 'operational')`;

  return `${affected}; DELETE FROM services WHERE id = '${service}'`;
}

function insert(table: string, values: Record<string, string>): string {
  return `INSERT INTO ${table} (${Object.keys(values).join(", ")}) VALUES (${Object.values(values).join(", ")})`;
}
