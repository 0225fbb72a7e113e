import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Actor, system } from "@/domain/accounts/actor";
import { addEndpointInput, changeEndpointInput } from "@/domain/notifications/webhook-input";
import { parseInput } from "@/domain/shared/input";
import { db } from "@/server/infra/db";
import { sendRequestsDue } from "@/server/testing/endpoints";
import { makeSite, makeStaff } from "@/server/testing/make";
import { doTelling, makeToldIncident } from "@/server/testing/subscribers";
import { addEndpoint } from "./add-endpoint";
import { changeEndpoint } from "./change-endpoint";
import { forgetAttempts } from "./forget-attempts";
import { listRequests } from "./log-queries";
import { pauseEndpoint } from "./pause-endpoint";
import { findRequestProgress } from "./progress";
import { findEndpoint, listEndpoints } from "./queries";
import { removeEndpoint } from "./remove-endpoint";
import { renewEndpointSecret } from "./renew-secret";
import { resumeEndpoint } from "./resume-endpoint";
import { retryRequest } from "./retry-request";
import { testEndpoint } from "./test-endpoint";

// The environment is read once, by the first import that asks for it.
const receiver = await vi.hoisted(async () => {
  process.env.ALLOW_PRIVATE_HOSTS = "127.0.0.1";
  const { startReceiver } = await import("@/server/notifications/webhooks/testing/receiver");

  return startReceiver();
});

let admin: Actor;
const clock = () => new Date();

beforeAll(async () => {
  await makeSite("MAIL", "WIFI");
  admin = await makeStaff("admin");
});

afterAll(() => receiver.close());

beforeEach(async () => {
  await db.endpoint.deleteMany();
  await doTelling();
  receiver.received.length = 0;
});

function typed(change: Record<string, unknown> = {}) {
  const filled = { name: "Ours", kind: "webhook", url: receiver.url("/ok"), choice: "every_update", services: [] };

  return { ...filled, idempotencyKey: randomUUID(), ...change };
}

async function add(change: Record<string, unknown> = {}) {
  return addEndpoint(admin, addEndpointInput.parse(typed(change)), clock());
}

function countSignedBy(secret: string): number {
  return receiver.received.filter(({ headers, body }) => {
    try {
      return new Webhook(secret).verify(body, headers);
    } catch {
      return false;
    }
  }).length;
}

test.each([
  ["url", "ftp://example.org/", "The address must begin with https://."],
  ["url", "example.org", "The address must begin with https://."],
  ["url", "https://sam:secret@example.org/", "Leave user name and password out of the address."],
  ["name", "", "The name is missing. Type it in."],
  ["kind", "pigeon", "The kind is not one of the choices. Choose one of them."],
  ["choice", "daily_digest", "How often is not one of the choices. Choose one of them."],
])("the %s “%s” is refused with a sentence", (field, value, sentence) => {
  expect(() => parseInput(addEndpointInput, typed({ [field]: value }))).toThrow(sentence);
});

test("the same form sent twice adds one endpoint, with one secret; a service that is gone adds none", async () => {
  const input = addEndpointInput.parse(typed());
  const [first, second] = await Promise.all([addEndpoint(admin, input, clock()), addEndpoint(admin, input, clock())]);

  expect(second).toEqual(first);
  expect(first.secret).toMatch(/^whsec_/);
  expect((await add({ kind: "slack" })).secret).toBeNull();
  await expect(add({ services: ["GONE"] })).rejects.toMatchObject({ code: "invalid" });
  expect(await db.endpoint.count()).toBe(2);
  const { secretSealed } = await db.endpoint.findUniqueOrThrow({
    where: { id: first.id },
    select: { secretSealed: true },
  });
  expect(secretSealed).not.toContain(first.secret);
});

test("a test is sent at once, and says code and time; it stands in the log with what was sent", async () => {
  const { id, secret } = await add();

  expect(await testEndpoint(admin, { id }, clock)).toMatch(/^It was taken: answered 204 within \d+ ms\.$/);
  expect(countSignedBy(secret ?? "")).toBe(1);
  const [request] = await listRequests(admin, id);
  expect(request).toMatchObject({ updateCode: null, state: "sent", tries: [{ responseCode: 204, failure: null }] });
  expect(JSON.parse(request?.tries[0]?.sent ?? "")).toMatchObject({
    incident: { name: "This is a test" },
    allclear: { type: "test" },
  });
  expect(await listEndpoints(admin)).toMatchObject([
    { attempts: 1, failures: 0, waiting: 0, last: { responseCode: 204 }, host: `127.0.0.1:${receiver.port}` },
  ]);
});

test.each(["slack", "teams", "discord"])("a test for %s says that nothing is wrong", async (kind) => {
  const { id } = await add({ kind });
  await testEndpoint(admin, { id }, clock);

  expect(receiver.received[0]?.body).toContain("This is a test: nothing is wrong.");
});

test("a test that is not taken is not tried again, and says why", async () => {
  const { id } = await add({ url: receiver.url("/missing") });

  expect(await testEndpoint(admin, { id }, clock)).toMatch(
    /^It was not taken, after \d+ ms: .* answered 404 “no_service”/,
  );
  await sendRequestsDue(1);
  expect(receiver.received).toHaveLength(1);
});

test("for a day after a secret was made anew both count, then the new one alone", async () => {
  const { id, secret } = await add();
  const renewed = await renewEndpointSecret(admin, { id }, clock());
  await makeToldIncident();
  await sendRequestsDue();
  expect(countSignedBy(secret ?? "")).toBe(1);
  expect(countSignedBy(renewed.secret)).toBe(1);

  receiver.received.length = 0;
  await makeToldIncident();
  await db.endpoint.update({ where: { id }, data: { formerSecretUntil: new Date() }, select: { id: true } });
  await sendRequestsDue();
  expect(countSignedBy(secret ?? "")).toBe(0);
  expect(countSignedBy(renewed.secret)).toBe(1);
  const chat = await add({ kind: "slack" });
  await expect(renewEndpointSecret(admin, { id: chat.id }, clock())).rejects.toMatchObject({ code: "invalid" });
});

test("paused it is told nothing, and says by whom; taken up again it is told what is posted from then on", async () => {
  const { id } = await add();
  await pauseEndpoint(admin, { id }, clock());
  await makeToldIncident();
  await sendRequestsDue();
  expect((await findEndpoint(admin, id))?.disabledFor).toMatch(/^Paused by /);
  expect(receiver.received).toEqual([]);

  await resumeEndpoint(admin, { id }, clock());
  await makeToldIncident();
  await sendRequestsDue();
  expect(receiver.received).toHaveLength(1);
});

test("what failed is tried again when somebody says so, with its id, and not while the endpoint is off", async () => {
  const { id } = await add({ url: receiver.url("/flaky") });
  const code = await makeToldIncident();
  await sendRequestsDue();
  const [request] = await listRequests(admin, id);
  const retry = () => retryRequest(admin, { id: request?.id ?? "" }, clock());
  expect(await findRequestProgress(code, "webhooks")).toMatchObject({
    sent: 0,
    queued: 1,
    reasons: [{ count: 1, isFinal: false }],
  });

  await pauseEndpoint(admin, { id }, clock());
  await expect(retry()).rejects.toMatchObject({ code: "conflict" });
  await resumeEndpoint(admin, { id }, clock());
  await retry();
  await sendRequestsDue();
  expect(await findRequestProgress(code, "webhooks")).toMatchObject({ sent: 1, queued: 0, failed: 0, reasons: [] });
  expect(new Set(receiver.at("/flaky").map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  await expect(retry()).rejects.toMatchObject({ code: "conflict" });
});

test("what waits goes to where it points then; removed, nothing is sent", async () => {
  const { id } = await add({ url: receiver.url("/missing") });
  await makeToldIncident();
  const input = changeEndpointInput.parse({ ...typed({ url: receiver.url("/new"), services: ["WIFI"] }), id });
  await changeEndpoint(admin, input, clock());
  await sendRequestsDue();
  expect(receiver.received.map(({ path }) => path)).toEqual(["/new"]);
  expect(await findEndpoint(admin, id)).toMatchObject({ services: ["WIFI"], url: receiver.url("/new") });

  await makeToldIncident();
  await removeEndpoint(admin, { id }, clock());
  await sendRequestsDue();
  expect(receiver.received).toHaveLength(1);
  await expect(removeEndpoint(admin, { id }, clock())).rejects.toMatchObject({ code: "not_found" });
});

test("attempts are forgotten after 30 days, and tests with them; what was told is not", async () => {
  const { id } = await add();
  await testEndpoint(admin, { id }, clock);
  await makeToldIncident();
  await sendRequestsDue();
  const days = (count: number) => new Date(Date.now() + count * 24 * 60 * 60_000);
  await forgetAttempts(system, days(29));
  expect(await db.endpointAttempt.count()).toBe(2);

  await forgetAttempts(system, days(31));
  expect(await db.endpointAttempt.count()).toBe(0);
  expect(await db.endpointDelivery.count()).toBe(1);
});
