import AxeBuilder from "@axe-core/playwright";
import { expect, phone, test } from "./support/staff";

const pages = [
  "/staff",
  "/staff/incidents/new?kind=maintenance",
  "/staff/comments",
  "/staff/errors",
  "/staff/errors/new",
  "/staff/errors/inbox-does-not-open-failed-to-parse-the-mailbox",
  "/staff/comments?show=all",
  "/staff/comments/templates",
  "/staff/set-up",
  "/staff/services",
  "/staff/sources",
  "/staff/sources/new?kind=json",
  "/staff/sources/new?kind=certificate",
  "/staff/alerts/rules",
  "/staff/alerts/rules/new",
  "/staff/senders",
  "/staff/people",
  "/staff/site",
  "/staff/account",
  "/staff/sign-in",
  "/staff/welcome?token=none",
  "/staff/incidents/none-1",
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of [phone.viewport, { width: 1100, height: 900 }]) {
    test(`axe finds nothing on any page of the console, ${colorScheme}, ${viewport.width} px`, async ({
      signedInAs,
      story,
    }) => {
      test.setTimeout(240_000);
      const { path } = await story.incident();
      const { page } = await signedInAs("admin", { viewport, colorScheme });
      const ofIncident = ["", "/about", "/updates/1"].map((part) => `/staff/incidents/${path}${part}`);

      for (const address of [...pages, ...ofIncident]) {
        await page.goto(address);
        await page.getByRole("heading").first().waitFor();
        for (const summary of await page.locator("summary").all()) {
          await summary.click();
        }
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect.soft(violations.map(({ id, nodes }) => `${address}: ${id} ${String(nodes[0]?.target)}`)).toEqual([]);
        const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        expect.soft(isTooWide, `${address} is wider than the screen`).toBe(false);
      }
    });
  }
}
