import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const pages = [
  "/",
  "/incidents/mail-15",
  "/incidents/mail-7",
  "/log",
  "/log/2006/12",
  "/services/mail",
  "/maintenance",
  "/report",
  "/errors",
  "/errors/inbox-does-not-open-failed-to-parse-the-mailbox",
  "/errors/webmail-hangs-after-send-connection-timed-out",
  "/comment",
  "/nothing/here",
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1100, height: 900 },
  ]) {
    test.describe(`${colorScheme}, ${viewport.width} px`, () => {
      test.use({ colorScheme, viewport });

      test("axe finds nothing on any public page, and none scrolls sideways", async ({ page }) => {
        test.setTimeout(120_000);
        for (const path of pages) {
          await expectNoFaults(page, path);
        }
      });
    });
  }
}

async function expectNoFaults(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect.soft(violations.map(({ id, nodes }) => `${path}: ${id} ${String(nodes[0]?.target)}`)).toEqual([]);
  const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect.soft(isTooWide, `${path} is wider than the screen`).toBe(false);
}
