import { expect, test } from "vitest";
import { likeness } from "./likeness";

test.each([
  ["The inbox hangs", null, "the INBOX hangs!", null, 1],
  ["The inbox hangs", null, "My inbox hangs too", null, 0.5],
  ["The printer is out of paper", "0x1", "Outlook stops", "0X1 ", 0.5],
  ["Printer", null, "Outlook", null, 0],
  ["", null, "", null, 0],
])("“%s” (%s) and “%s” (%s) are alike by %f", (one, error, other, otherError, expected) => {
  expect(likeness({ markdown: one, errorMessage: error }, { markdown: other, errorMessage: otherError })).toBeCloseTo(
    expected,
    1,
  );
});
