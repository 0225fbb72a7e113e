import { readdirSync, readFileSync } from "node:fs";
import { NextRequest } from "next/server";
import { beforeAll, expect, test, vi } from "vitest";
import { encode } from "next-auth/jwt";
import { z } from "zod";
import { system } from "@/domain/accounts/actor";
import { db } from "@/server/infra/db";
import { env } from "@/server/infra/env";
import { log } from "@/server/infra/log";
import { addAlertSource } from "@/server/monitoring/alerts/manage-alert-sources";
import { begin, makeSite, makeStaff } from "@/server/testing/make";
import { aSentenceWith } from "@/server/testing/sentences";
import { POST as postAlerts } from "./alerts/[alertSourceId]/route";
import { POST as postSignIn } from "./auth/[...nextauth]/route";
import { POST as postOccurrence } from "./occurrences/[alertSourceId]/route";
import { PUT as putDraft } from "@/app/staff/drafts/route";

const jar = vi.hoisted(() => ({ cookie: "" }));
// What a request would bring; outside of one, Next has no headers.
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(new Headers({ cookie: jar.cookie })) }));

let source: { id: string; secret: string };

beforeAll(async () => {
  await makeSite("MAIL");
  source = await addAlertSource(system, { name: "A script", kind: "generic" }, begin);
  const { id } = await makeStaff("editor");
  const { sessionVersion } = await db.user.findUniqueOrThrow({ where: { id }, select: { sessionVersion: true } });
  const sealed = await encode({ token: { sub: id, sessionVersion }, secret: env().AUTH_SECRET });
  jar.cookie = `next-auth.session-token=${sealed}`;
});

// Every address that takes JSON; that of pushed metrics is in v1/push.db.test.ts.
const entries: readonly [name: string, send: (body: string) => Promise<Response>][] = [
  ["POST /api/alerts", (body) => postAlerts(requestOf("POST", body), alertSource())],
  ["POST /api/occurrences", (body) => postOccurrence(requestOf("POST", body), alertSource())],
  ["PUT /staff/drafts", (body) => putDraft(requestOf("PUT", body))],
  ["POST /api/auth/callback/password", (body) => postSignIn(requestOf("POST", body), auth())],
];

const malformed = ["{", "", '{"a":1', '{"a":1}x', "{'a':1}", "a=1&b=2", "\u0000", "[".repeat(60), "NaN"];

test.each(
  entries.flatMap(([name, send]) => malformed.map((body) => ({ name, body: body.slice(0, 20), whole: body, send }))),
)("$name answers $body with 400, says why, and logs nothing", async ({ whole, send }) => {
  const logged = vi.spyOn(log, "error");
  const answer = await send(whole);

  expect(answer.status).toBe(400);
  const said = z.record(z.string(), z.string()).parse(await answer.json());
  expect(Object.values(said)).toEqual([aSentenceWith("not JSON")]);
  expect(logged).not.toHaveBeenCalled();
});

test("a draft without a session is refused before its body is looked at", async () => {
  const signedIn = jar.cookie;
  jar.cookie = "";
  const answer = await putDraft(requestOf("PUT", "{"));
  jar.cookie = signedIn;

  expect(answer.status).toBe(401);
});

test("no handler parses JSON on its own: parseBody does", () => {
  const own = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts") || file.includes("answer-"))
    .filter((file) => /JSON\.parse|\brequest\.json\(/.test(readFileSync(`app/${file}`, "utf8")));

  expect(own).toEqual([]);
});

function requestOf(method: string, body: string): NextRequest {
  const headers = { authorization: `Bearer ${source.secret}`, "content-type": "application/json" };

  return new NextRequest("http://localhost/api/x", { method, headers, body });
}

function alertSource() {
  return { params: Promise.resolve({ alertSourceId: source.id }) };
}

function auth() {
  return { params: Promise.resolve({ nextauth: ["callback", "password"] }) };
}
