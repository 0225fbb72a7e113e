import { expect, test } from "vitest";
import { alertSourceKinds } from "@/domain/shared/words";
import { setups } from "./alert-source-snippet";

const where = { address: "https://status.example.edu/api/alerts/1", secret: "whsec_a+b/c=" };

test.each(alertSourceKinds)("what to enter for %s has its address and its secret, as they are", (kind) => {
  const { steps, snippet } = setups[kind];

  expect(snippet(where)).toContain(where.address);
  expect(snippet(where)).toContain(where.secret);
  expect(steps.filter((step) => !step.endsWith("."))).toEqual([]);
});
