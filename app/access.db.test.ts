import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { NextRequest } from "next/server";
import ts from "typescript";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { valuesForKind } from "@/components/console/incidents/composer/values";
import { untouchedForm } from "@/components/console/form-state";
import { system } from "@/domain/accounts/actor";
import { type Role, roles } from "@/domain/shared/words";
import { openUserSession } from "@/server/accounts/sessions/user-sessions";
import { disableUser } from "@/server/accounts/users/change-user";
import type { StaffActor } from "@/server/accounts/users/queries";
import { makeLimitedEditor, makeSite, makeStaff } from "@/server/testing/make";
import { type Access, accessOfActions, accessOfPages, accessOfRoutes, withoutSession } from "./testing/access-table";

// Whoever is signed in is found as ever, by a row of the session; only its cookie is not sealed here.
const jar = vi.hoisted((): { session: unknown } => ({ session: null }));
vi.mock("@/server/accounts/sessions/open-session", () => ({ openSession: () => Promise.resolve(jar.session) }));
vi.mock("next/headers", () => ({ headers: () => Promise.resolve(new Headers()) }));
vi.mock("next/cache", () => ({ refresh: () => undefined }));
// A verb asks for the permission before it looks at what it is given: here that is nothing, which no schema would take.
vi.mock("@/domain/shared/input", async (original) => ({
  ...(await original<object>()),
  parseInput: (_: unknown, value: unknown) => value,
}));

type Who = "signed out" | "disabled" | "limited editor" | Role;

const everybody: readonly Who[] = ["signed out", "disabled", "limited editor", ...roles];
const cast = new Map<Who, StaffActor>();
let former: unknown;

beforeAll(async () => {
  await makeSite("MAIL");
  cast.set("limited editor", await makeLimitedEditor("MAIL"));
  for (const role of roles) {
    cast.set(role, await makeStaff(role));
  }
  const disabled = await makeStaff("admin");
  former = await sessionOf(disabled);
  await disableUser(system, { id: disabled.id }, new Date());
});

const root = import.meta.dirname;
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll(path.sep, "/"))
  .filter((file) => /(?<!\.test)\.tsx?$/.test(file));

const actions = files.filter((file) => /^"use server"/.test(textOf(file))).flatMap(exportsOf);
const pages = files
  .filter((file) => /^(staff|helpdesk)\/.*page\.tsx$/.test(file))
  .map((file) => path.posix.dirname(file));
const handlers = files.filter((file) => /(^|\/)route\.tsx?$/.test(file) && !/^\((public|embed|visitor)\)/.test(file));
const routes = handlers.filter((file) => /^(staff|helpdesk)\//.test(file)).flatMap(exportsOf);

const how = "Write it into app/testing/access-table.ts, with who is to be let in.";

test("everything that can be asked for is in the table, and nothing else", () => {
  expect(actions.map(({ entry }) => entry).sort(), how).toEqual([...accessOfActions.keys()].sort());
  expect(pages.toSorted(), how).toEqual([...accessOfPages.keys()].sort());
  expect(routes.map(({ entry }) => entry.replace("/route ", " ")).sort(), how).toEqual(
    [...accessOfRoutes.keys()].sort(),
  );
  const others = handlers.filter((file) => !/^(staff|helpdesk)\//.test(file)).map((file) => path.posix.dirname(file));
  expect(others.toSorted(), how).toEqual([...withoutSession].sort());
});

test("what is not for staff does not ask who is signed in", () => {
  const asking = files.filter(
    (file) => !/^(staff|helpdesk)\//.test(file) && /@\/app\/staff\/session"/.test(textOf(file)),
  );

  expect(asking, "Ask under app/staff, where the table says who is let in.").toEqual([]);
});

describe.each(actions)("the action $entry", ({ entry, file, name }) => {
  test.each(everybody)("by who is %s", async (who) => {
    await signIn(who);
    const action = await load(file, name);
    const said = JSON.stringify(await answerOf(() => action(...argumentsOf(name))));

    expect(verdictOf(said)).toBe(expected(accessOfActions.get(entry), who));
  });
});

describe.each(pages)("the page %s", (page) => {
  test.each(everybody)("for who is %s", async (who) => {
    await signIn(who);
    const render = await load(`${page}/page.tsx`, "default");
    const outcome = await answerOf(() =>
      render({ params: Promise.resolve(nothingThere), searchParams: Promise.resolve({}) }),
    );

    const verdict = verdictOf(outcome instanceof Error ? digestOf(outcome) : "");

    // That page sends everybody to where their day begins.
    expect(page === "staff/home" && verdict === "forbidden" ? "let in" : verdict).toBe(
      expected(accessOfPages.get(page), who),
    );
  });
});

describe.each(routes)("the route $entry", ({ entry, file, name }) => {
  test.each(everybody)("for who is %s", async (who) => {
    await signIn(who);
    const handle = await load(file, name);
    const response = await handle(requestOf(name));
    const status = response instanceof Response ? response.status : 0;

    expect(status === 401 ? "signed out" : status === 403 ? "forbidden" : "let in").toBe(
      expected(accessOfRoutes.get(entry.replace("/route ", " ")), who),
    );
  });
});

const nothingThere = { code: "mail-9", number: "1", slug: "nothing", id: randomUUID() };

function expected(access: Access | undefined, who: Who): "let in" | "forbidden" | "signed out" {
  if (access === "anybody") {
    return "let in";
  }
  if (access === undefined || who === "signed out" || who === "disabled") {
    return "signed out";
  }

  return roles.indexOf(who === "limited editor" ? "editor" : who) >= roles.indexOf(access) ? "let in" : "forbidden";
}

/** By what was said, or by where the page sends on to. What is refused for another reason was let in. */
function verdictOf(said: string): "let in" | "forbidden" | "signed out" {
  if (/session has ended|Sign in to do this|NEXT_REDIRECT;\w+;\/staff\/sign-in/.test(said)) {
    return "signed out";
  }

  return /This needs the role|NEXT_REDIRECT;\w+;\/staff;/.test(said) ? "forbidden" : "let in";
}

/** A session of its own each time: some of the actions end it. Who is disabled by now still has the cookie of then. */
async function signIn(who: Who): Promise<void> {
  const user = cast.get(who);
  jar.session = who === "disabled" ? former : user ? await sessionOf(user) : null;
}

async function sessionOf({ id }: StaffActor): Promise<{ sid: string; sub: string; sessionVersion: number }> {
  const signedIn = { id, sessionVersion: 1, deviceId: randomUUID(), provider: "password" };
  const sid = await openUserSession(signedIn, { address: "192.0.2.1", deviceId: null, userAgent: "" }, new Date());

  return { sid, sub: id, sessionVersion: 1 };
}

type Exported = { entry: string; file: string; name: string };

/** Its exported functions: "staff/drafts/route PUT". */
function exportsOf(file: string): Exported[] {
  const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);

  return source.statements.filter(ts.isFunctionDeclaration).flatMap(({ modifiers, name }) => {
    const isExported = modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;

    return isExported && name ? [{ entry: `${file.replace(/\.tsx?$/, "")} ${name.text}`, file, name: name.text }] : [];
  });
}

function textOf(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

async function load(file: string, name: string): Promise<(...given: unknown[]) => unknown> {
  const loaded: unknown = await import(path.join(root, file));
  const exported: unknown = typeof loaded === "object" && loaded !== null ? Reflect.get(loaded, name) : null;
  if (typeof exported !== "function") {
    throw new Error(`${file} exports no function ${name}.`);
  }

  return (...given) => {
    const answer: unknown = Reflect.apply(exported, null, given);

    return answer;
  };
}

/** What it answers or throws. */
async function answerOf(call: () => unknown): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    return error;
  }
}

/** Of what Next throws to send somebody on; "" of everything else. */
function digestOf(error: Error): string {
  return "digest" in error ? String(error.digest) : "";
}

function argumentsOf(name: string): unknown[] {
  if (name === "postEntry") {
    const values = { ...valuesForKind("incident"), services: [], addsReadings: false };
    return [{ values, incidentCode: null, draftId: null, idempotencyKey: randomUUID(), confirmed: [] }];
  }

  return name === "previewText" ? [{}] : [untouchedForm, new FormData()];
}

function requestOf(method: string): NextRequest {
  const headers = { "content-type": "application/json" };

  return new NextRequest("http://localhost/", { method, headers, ...(method === "PUT" ? { body: "{}" } : {}) });
}
