import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseCronItems } from "graphile-worker";
import { expect, test } from "vitest";

const folder = path.resolve(import.meta.dirname, "..");

// A worker that cannot read one of them begins no job at all.
const matches = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.includes("generated"))
  .flatMap((file) => {
    const text = readFileSync(path.join(folder, file), "utf8");

    return [...text.matchAll(/task: "(\w+)",\s+match: "([^"]+)"/g)].map(([, task = "", match = ""]) => ({
      task,
      match,
    }));
  });

test("there are times to look at", () => {
  expect(matches.length).toBeGreaterThan(3);
});

test.each(matches)("the worker can read when $task begins: $match", ({ task, match }) => {
  expect(() => parseCronItems([{ task, match }])).not.toThrow();
});
