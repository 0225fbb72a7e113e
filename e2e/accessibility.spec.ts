import { test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";

const pages = [
  "/",
  "/incidents/mail-15",
  "/incidents/mail-7",
  "/log",
  "/log/2006/12",
  "/services/mail",
  "/maintenance",
  "/report",
  "/known-errors",
  "/known-errors/inbox-does-not-open-failed-to-parse-the-mailbox",
  "/known-errors/webmail-hangs-after-send-connection-timed-out",
  "/feeds",
  "/embed-it",
  "/embed",
  "/services/mail/embed",
  "/comment",
  "/subscribe",
  "/nothing/here",
];

// In two halves, side by side.
test.describe.configure({ mode: "parallel" });

for (const half of [0, 1]) {
  test(`axe finds nothing on any public page, and none scrolls sideways, ${half + 1} of 2`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of pages.filter((_, index) => index % 2 === half)) {
      await page.goto(path);
      await expectAccessible(page, path);
    }
  });
}
