import { expect, test } from "vitest";
import { addMetricInput } from "./source-input";

const metric = { sourceId: "0193a0b2-0000-7000-8000-000000000001", name: "Waiting", unit: "messages" };

test("what is left out, or left empty in a form, is none", () => {
  const empty = { infoAt: "", degradedForSeconds: "", criticalClearSeconds: "", timeQuery: "", query: "" };
  expect(addMetricInput.parse({ ...metric, ...empty })).toEqual(addMetricInput.parse(metric));
  expect(addMetricInput.parse(metric)).toMatchObject({ query: "", infoAt: null, degradedForSeconds: 0 });
});

test.each<[object, string | null]>([
  [{ infoAt: 1, degradedAt: 2, criticalAt: 3 }, null],
  [{ infoAt: 2, degradedAt: 2, criticalAt: 2 }, null],
  [{ infoAt: 30, degradedAt: 14, criticalAt: 3, direction: "down_is_worse" }, null],
  [{ infoAt: 1, criticalAt: 3 }, null],
  [{ degradedAt: 3, criticalAt: 2 }, "criticalAt: The limit for critical must be worse than that for degraded."],
  [{ infoAt: 3, degradedAt: 2 }, "degradedAt: The limit for degraded must be worse than that for a notice."],
  [{ infoAt: 3, criticalAt: 2 }, "criticalAt: The limit for critical must be worse than that for a notice."],
  [{ degradedAt: 3, criticalAt: 14, direction: "down_is_worse" }, "criticalAt: The limit for critical must be worse"],
  [{ degradedForSeconds: -1 }, "degradedForSeconds: The time until degraded counts must be a whole number of seconds"],
  [{ criticalClearSeconds: "1.5" }, "criticalClearSeconds: The time until critical is over must be a whole number"],
  [{ criticalForSeconds: 604_801 }, "criticalForSeconds: The time until critical counts must be a whole number"],
])("%j is refused with “%s”", (fields, sentence) => {
  const { error } = addMetricInput.safeParse({ ...metric, ...fields });
  const issues = error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) ?? [];
  expect(issues).toEqual(sentence === null ? [] : [expect.stringContaining(sentence)]);
});
