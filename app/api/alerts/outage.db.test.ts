import { afterAll, expect, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import { addAlertSource } from "@/server/monitoring/alerts/manage-alert-sources";
import { begin, makeSite } from "@/server/testing/make";
import { db } from "@/server/infra/db";
import { aSentence } from "@/server/testing/sentences";
import { POST } from "./[alertSourceId]/route";

// Before the imports above: what they find is the address of the gate.
const gate = await vi.hoisted(async () => {
  const { openGate } = await import("@/server/testing/gate");
  const opened = await openGate(process.env.DATABASE_URL ?? "");
  process.env.DATABASE_URL = opened.url;

  return opened;
});

afterAll(() => gate.shut());

test("while the database is away the answer is 503, so that the sender tries again", async () => {
  await makeSite("MAIL");
  const alertSource = await addAlertSource(system, { name: "A script", kind: "generic" }, begin);
  const post = () => {
    const body = JSON.stringify({ alert: { fingerprint: "disk", title: "The disk is full", status: "firing" } });
    const headers = { authorization: `Bearer ${alertSource.secret}` };
    const request = new Request("http://localhost/", { method: "POST", headers, body });

    return POST(request, { params: Promise.resolve({ alertSourceId: alertSource.id }) });
  };

  await gate.shut();
  const refused = await post();
  expect([refused.status, await refused.json()]).toEqual([503, { error: aSentence }]);

  await gate.open();
  expect((await post()).status).toBe(200);
  expect(await db.alert.count()).toBe(1);
});
