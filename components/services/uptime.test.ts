import { expect, test } from "vitest";
import { formatUptime } from "./uptime";

test.each([
  [1, "100 %"],
  [0.99999, "99.99 %"],
  [0.9741, "97.41 %"],
  [0.988, "98.80 %"],
  [0, "0.00 %"],
  [null, "no history"],
])("%s is shown as %s", (share, text) => {
  expect(formatUptime(share)).toBe(text);
});
