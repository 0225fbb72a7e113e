import { createServer, type Server } from "node:http";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { CommentForm } from "@/components/comments/comment-form";
import { commentValuesIn } from "@/components/comments/comment-values";
import { refusalStatuses } from "@/domain/shared/refusal-statuses";
import { bodyLimitFor } from "@/server/http/body-limits";
import { close, listen } from "@/server/http/listen";
import type { Refusal } from "@/server/infra/refusal";
import { countOutcomes, findOutcome, type FormOutcome } from "@/server/publishing/documents/form-outcomes";
import { waiting } from "@/server/testing/waiting";
import { answerWithForm } from "./answer-with-form";
import { readForm } from "./form-body";

// Failing on purpose is no news.
vi.hoisted(() => (process.env.LOG_LEVEL = "silent"));

const refusal: Refusal = { code: "invalid", message: "2 fields have to change.", fields: { what: "It is too long." } };

/** What the page answers: the page of the form, or a status without one. */
let pageStatus = 200;
let keys: string[] = [];
let release = Promise.resolve();
/** With no more room for headers than Next has. */
let pages: Server;

beforeAll(async () => {
  pages = createServer((request, response) => {
    const key = String(request.headers["x-allclear-form"]);
    keys.push(key);
    const outcome = outcomeOf(key);
    void release.then(() => {
      response.writeHead(pageStatus, { "content-type": "text/html" });
      response.end(outcome ? pageOf(outcome) : "<p>read</p>");
    });
  });
  process.env["INTERNAL_ORIGIN"] = `http://127.0.0.1:${await listen(pages, 0, "127.0.0.1")}`;
});

afterAll(() => close(pages, 0));

afterEach(() => {
  pageStatus = 200;
  keys = [];
  release = Promise.resolve();
});

test("a report as large as can be sent comes back whole", async () => {
  const typed = await largestReport();

  const answer = await answerWithForm("/comment", { refusal, typed });

  expect(answer.status).toBe(422);
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("x-robots-tag")).toBe("noindex");
  const html = await answer.text();
  expect(html).toContain("It is too long.");
  for (const name of ["what", "error", "name"]) {
    expect(html, name).toContain(typed.get(name));
  }
});

test.each(["forbidden", "conflict", "rate_limited", "unavailable"] as const)(
  "what is refused as %s has its status",
  async (code) => {
    const { status } = await answerWithForm("/comment", { refusal: { ...refusal, code }, typed: new Map() });

    expect(status).toBe(refusalStatuses[code]);
  },
);

test("what is asked first is 422, what was done is 200", async () => {
  const typed = new Map([["what", "It hangs."]]);
  const question = { kind: "personal_data", found: ["555-123-4567"] } as const;
  const done = { message: "Added.", secret: "whsec_1" };

  expect((await answerWithForm("/comment", { refusal: null, question, typed })).status).toBe(422);
  expect((await answerWithForm("/comment", { refusal: null, done, typed })).status).toBe(200);
});

test("an outcome is there for its page alone, and only as long as that takes", async () => {
  await answerWithForm("/comment", { refusal, typed: new Map() });

  expect(keys).toHaveLength(1);
  expect(countOutcomes()).toBe(0);
  expect(outcomeOf(keys[0] ?? "")).toBeNull();
  expect(outcomeOf("forged")).toBeNull();
  expect(findOutcome(new Headers())).toBeNull();
});

test("where nothing is at the path, the page says so", async () => {
  pageStatus = 404;

  expect((await answerWithForm("/comments/gone", { refusal, typed: new Map() })).status).toBe(404);
});

test("without the page, what was typed comes back as text", async () => {
  pageStatus = 500;

  const answer = await answerWithForm("/comment", { refusal, typed: new Map([["what", "It\u0007 hangs.\nAlways."]]) });

  expect(answer.status).toBe(422);
  expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  expect(await answer.text()).toBe("2 fields have to change.\n\nWhat you wrote:\n\nIt hangs.\nAlways.\n");
  expect(countOutcomes()).toBe(0);
});

test("of a flood only some are shown as pages, and nobody loses what they typed", async () => {
  let open = () => {};
  release = new Promise<void>((resolve) => (open = resolve));
  const flood = Array.from({ length: 40 }, (_, index) =>
    answerWithForm("/comment", { refusal, typed: new Map([["what", `It hangs ${index}.`]]) }),
  );
  await vi.waitFor(() => expect(keys).toHaveLength(16), waiting);
  open();
  const answers = await Promise.all(flood);

  expect(answers.filter(({ headers }) => headers.get("content-type")?.startsWith("text/html"))).toHaveLength(16);
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  expect(texts.every((text, index) => text.includes(`It hangs ${index}.`))).toBe(true);
});

/** Every field filled, in a body of exactly as many bytes as are taken. */
async function largestReport(): Promise<ReadonlyMap<string, string>> {
  const fields = { error: "0x800CCC0F ".repeat(300).trim(), name: "n".repeat(400), what: "" };
  const { maxBytes } = bodyLimitFor("POST", "/api/comments");
  const room = maxBytes - new URLSearchParams(fields).toString().length;
  const body = new URLSearchParams({ ...fields, what: "a".repeat(room) }).toString();
  expect(body).toHaveLength(65_536);

  return readForm(new Request("http://127.0.0.1/", { method: "POST", body }));
}

function pageOf({ refusal: refused, typed }: FormOutcome): string {
  const values = commentValuesIn(typed);

  return renderToStaticMarkup(
    createElement(CommentForm, { values, services: [], ...(refused ? { refusal: refused } : {}) }),
  );
}

function outcomeOf(key: string): FormOutcome | null {
  return findOutcome(new Headers({ "x-allclear-form": key }));
}
