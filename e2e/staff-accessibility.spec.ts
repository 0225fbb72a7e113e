import { expectAccessible } from "./support/accessible";
import { phone, test } from "./support/staff";

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
  "/staff/webhooks",
  "/staff/webhooks/new",
  "/staff/subscribers",
  "/staff/subscribers?address=example",
  "/staff/people",
  "/staff/site",
  "/staff/account",
  "/staff/sign-in",
  "/staff/welcome?token=none",
  "/staff/incidents/none-1",
];

for (const viewport of [phone.viewport, { width: 1100, height: 900 }]) {
  test(`axe finds nothing on any page of the console, ${viewport.width} px`, async ({ signedInAs, story }) => {
    test.setTimeout(300_000);
    const { path } = await story.incident();
    const { page } = await signedInAs("admin", { viewport });
    const ofIncident = ["", "/about", "/notice", "/updates/1"].map((part) => `/staff/incidents/${path}${part}`);

    for (const address of [...pages, ...ofIncident]) {
      await page.goto(address);
      await page.getByRole("heading").first().waitFor();
      for (const summary of await page.locator("summary").all()) {
        await summary.click();
      }
      await expectAccessible(page, address);
    }
  });
}
