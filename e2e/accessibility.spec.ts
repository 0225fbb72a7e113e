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

for (const viewport of [
  { width: 390, height: 844 },
  { width: 1100, height: 900 },
]) {
  test.describe(`${viewport.width} px`, () => {
    test.use({ viewport });

    test("axe finds nothing on any public page, and none scrolls sideways", async ({ page }) => {
      test.setTimeout(240_000);
      for (const path of pages) {
        await page.goto(path);
        await expectAccessible(page, path);
      }
    });
  });
}
