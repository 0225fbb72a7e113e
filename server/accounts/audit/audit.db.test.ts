import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { auditFilterInput } from "@/domain/accounts/audit";
import { recordAudit } from "@/server/infra/audit";
import { transaction } from "@/server/infra/db";
import { begin, makeSite, makeStaff } from "@/server/testing/make";
import type { StaffActor } from "@/server/accounts/users/queries";
import { purgeAccounts } from "@/server/accounts/tasks";
import { entriesPerPage, exportAudit, listAuditEntries } from "./queries";

let admin: StaffActor;

beforeAll(async () => {
  await makeSite();
  admin = await makeStaff("admin", "Ada");
});

const list = (filter: object) => listAuditEntries(admin, auditFilterInput.parse(filter), null);

function record(action: string, at: Date, subjectId: string = randomUUID(), actor = system) {
  return transaction((tx) => recordAudit(tx, actor, { action, subjectId, at }));
}

test("entries are found by who, what, about whom and when, with the names of today", async () => {
  const editor = await makeStaff("editor", "Miguel");
  const action = "probe.done";
  await transaction((tx) => recordAudit(tx, editor, { action, subjectId: "a", at: new Date("2007-03-01T12:00:00Z") }));
  await record(action, new Date("2007-03-02T12:00:00Z"), "b");

  expect(await list({ what: "probe." })).toMatchObject([
    { subjectId: "b", actorKind: "system", actorName: null },
    { subjectId: "a", actorName: "Miguel" },
  ]);
  expect(await list({ who: editor.id })).toMatchObject([{ action, subjectId: "a" }]);
  expect(await list({ what: "probe", who: "system" })).toHaveLength(1);
  expect(await list({ what: "probe", about: "a" })).toHaveLength(1);
  expect(await list({ what: "probe", from: "2007-03-02" })).toMatchObject([{ subjectId: "b" }]);
  expect(await list({ what: "probe", to: "2007-03-01" })).toMatchObject([{ subjectId: "a" }]);
  expect((await list({ about: editor.id }))[0]).toMatchObject({ action: "user.created", subjectName: "Miguel" });
});

test("pages follow each other without a gap, also where many entries share an instant", async () => {
  const at = new Date("2007-04-01T12:00:00Z");
  for (let count = 0; count < entriesPerPage + 20; count += 1) {
    await record("page.turned", at);
  }
  const filter = auditFilterInput.parse({ what: "page." });

  const first = await listAuditEntries(admin, filter, null);
  expect(first).toHaveLength(entriesPerPage + 1);
  const shown = first.slice(0, entriesPerPage);
  const second = await listAuditEntries(admin, filter, shown.at(-1) ?? null);

  expect(new Set([...shown, ...second].map(({ id }) => id)).size).toBe(entriesPerPage + 20);
});

test("the export has every entry of its filter as a line of JSON, and is itself in the audit", async () => {
  for (let count = 0; count < 5; count += 1) {
    await record("line.written", new Date(begin.getTime() + count));
  }

  const lines: string[] = [];
  for await (const line of await exportAudit(admin, auditFilterInput.parse({ what: "line." }), begin)) {
    lines.push(line);
  }

  expect(lines).toHaveLength(5);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ action: "line.written", actorKind: "system" });
  expect(lines.every((line) => line.endsWith("}\n"))).toBe(true);
  expect(await list({ what: "audit.exported" })).toMatchObject([{ actorName: "Ada", detail: { what: "line." } }]);
});

describe("the database refuses", () => {
  const refused = /can only be added to/;

  test.each([
    ["an UPDATE", "UPDATE audit_entries SET action = 'nothing.happened'"],
    ["a DELETE", "DELETE FROM audit_entries"],
    ["a TRUNCATE", "TRUNCATE audit_entries"],
    ["an UPDATE of who it was, by erasure", "UPDATE audit_entries SET actor_id = NULL, action = 'x'", "erasure"],
    ["a DELETE by erasure", "DELETE FROM audit_entries", "erasure"],
    ["an UPDATE by retention", "UPDATE audit_entries SET detail = NULL", "retention"],
    ["a TRUNCATE by retention", "TRUNCATE audit_entries", "retention"],
  ])("%s", async (_, sql, path = "") => {
    await record("trace.left", begin);
    const attempt = transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('allclear.audit_path', ${path}, true)`;
      await tx.$executeRawUnsafe(sql);
    });

    await expect(attempt).rejects.toThrow(refused);
  });

  test("a DELETE by retention of what is younger than 30 days", async () => {
    const id = randomUUID();
    await record("user.signed_in", new Date(), id);
    const attempt = transaction(async (tx) => {
      await tx.$executeRaw`SELECT set_config('allclear.audit_path', 'retention', true)`;
      await tx.auditEntry.deleteMany({ where: { subjectId: id } });
    });

    await expect(attempt).rejects.toThrow(refused);
  });
});

test("erasure empties the details of an entry and nothing else", async () => {
  const subjectId = randomUUID();
  await transaction((tx) =>
    recordAudit(tx, system, { action: "trace.left", subjectId, at: begin, detail: { address: "a@example.edu" } }),
  );

  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('allclear.audit_path', 'erasure', true)`;
    await tx.$executeRaw`UPDATE audit_entries SET detail = NULL WHERE subject_id = ${subjectId}`;
  });

  expect(await list({ about: subjectId })).toMatchObject([{ action: "trace.left", detail: null }]);
});

test("single sign-ins go after 30 days; what they led to stays", async () => {
  const now = new Date();
  const days = (count: number) => new Date(now.getTime() - count * 24 * 60 * 60 * 1_000);
  const about = randomUUID();
  await record("user.sign_in_failed", days(31), about);
  await record("user.sign_in_failed", days(29), about);
  await record("user.password_reset", days(400), about);

  await purgeAccounts(system, now);

  const left = await list({ about });
  expect(left.map(({ action }) => action)).toEqual(["user.sign_in_failed", "user.password_reset"]);
});
