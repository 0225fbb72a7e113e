import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { bodyLimitFor } from "./body-limits";

const kB = 1024;

// Every address that takes a body, and how much of one: bytes, and fields of a form (null: none are counted, it is JSON or text).
const expected: Record<string, [maxBytes: number, maxFields: number | null]> = {
  "POST /api/alerts/[alertSourceId]": [2 * kB * kB, null],
  "POST /api/auth/[...nextauth]": [8 * kB, 12],
  "POST /api/auth/passkey": [8 * kB, 12],
  "POST /api/auth/passkey/options": [8 * kB, 12],
  "POST /api/auth/second-factor": [8 * kB, 12],
  "POST /api/comments": [64 * kB, 30],
  "POST /api/comments/[token]/correct": [64 * kB, 30],
  "POST /api/comments/[token]/follow": [16 * kB, 50],
  "POST /api/comments/[token]/withdraw": [16 * kB, 50],
  "POST /api/confirmations": [16 * kB, 50],
  "POST /api/confirmations/undo": [16 * kB, 50],
  "POST /api/push-subscriptions": [32 * kB, 500],
  "POST /api/push-subscriptions/state": [16 * kB, 50],
  "POST /api/push-subscriptions/stop": [16 * kB, 50],
  "POST /api/occurrences/[alertSourceId]": [16 * kB, null],
  "POST /api/subscriptions": [32 * kB, 500],
  "POST /api/subscriptions/[token]/change": [32 * kB, 500],
  "POST /api/subscriptions/[token]/unsubscribe": [16 * kB, 50],
  "POST /api/subscriptions/[token]/webhooks/[action]": [16 * kB, 50],
  "POST /api/unsubscribe": [16 * kB, 50],
  "POST /api/suggestions": [32 * kB, null],
  "POST /api/v1/pages/[pageId]/metrics/[metricId]": [256 * kB, null],
  "POST /api/v1/pages/[pageId]/metrics/[metricId]/[data]": [4 * kB, null],
  "PUT /staff/drafts": [128 * kB, null],
};

// Server actions are posted to the page that shows their form.
const consoles: Record<string, [maxBytes: number, maxFields: number]> = {
  staff: [256 * kB, 600],
  helpdesk: [16 * kB, 50],
};

const files = readdirSync("app", { recursive: true, encoding: "utf8" }).map((file) => file.replaceAll("\\", "/"));

test("every handler that takes a body is listed here with how much", () => {
  const entries = files
    .filter((file) => file.endsWith("/route.ts"))
    .flatMap((file) => {
      const methods = readFileSync(`app/${file}`, "utf8").matchAll(/\b(POST|PUT|PATCH|DELETE)\b(?=\s*[(=,}])/g);

      return [...new Set([...methods].map(([method]) => `${method} ${pathOf(file)}`))];
    });

  expect(
    entries.sort(),
    "Add the address to `expected`, and to server/http/body-limits.ts if 16 kB and 50 fields are not right for it.",
  ).toEqual(Object.keys(expected).sort());
});

test.each(Object.entries(expected))("%s takes %j", (entry, limit) => {
  const [method = "", path = ""] = entry.split(" ");

  expect(limitOf(method, path.replaceAll(/\[[^\]]+\]/g, "one_of-Them1"))).toEqual(limit);
});

test("server actions are only where they are listed here, and each page there takes what its forms need", () => {
  const withActions = files.filter((file) => /\.tsx?$/.test(file) && /^"use server"/m.test(textOf(file)));
  expect([...new Set(withActions.map(roomOf))].sort()).toEqual(Object.keys(consoles).sort());

  for (const page of files.filter((file) => file.endsWith("/page.tsx") && roomOf(file) in consoles)) {
    const path = pathOf(page).replaceAll(/\[[^\]]+\]/g, "mail-7");
    expect(limitOf("POST", path), page).toEqual(consoles[roomOf(page)]);
  }
});

test.each([
  ["POST", "/api/unheard-of"],
  ["PUT", "/api/comments"],
  ["PATCH", "/staff"],
  ["DELETE", "/api/alerts/1"],
  ["POST", "/api/%61lerts/1"],
  ["POST", "/api/alerts/1/2"],
  ["POST", "/staffing"],
])("%s %s, which nothing lists, takes the smallest body", (method, path) => {
  expect(limitOf(method, path)).toEqual([16 * kB, 50]);
});

test.each(["GET", "HEAD", "OPTIONS", "TRACE", "SEARCH"])("%s takes no body anywhere", (method) => {
  expect(limitOf(method, "/api/alerts/1")).toEqual([0, 0]);
});

function limitOf(method: string, path: string): [number, number | null] {
  const { maxBytes, maxFields } = bodyLimitFor(method, path);

  return [maxBytes, maxFields];
}

function pathOf(file: string): string {
  return `/${file.replace(/\/[^/]+$/, "").replaceAll(/\([^)]+\)\/?/g, "")}`.replace(/(?<=.)\/$/, "");
}

function roomOf(file: string): string {
  return file.split("/")[0] ?? "";
}

function textOf(file: string): string {
  return readFileSync(`app/${file}`, "utf8");
}
