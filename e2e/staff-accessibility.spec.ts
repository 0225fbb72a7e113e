import { expectAccessible } from "./support/accessible";
import { phone, test } from "./support/staff";

const pages = [
  "/staff",
  "/staff/incidents/new?kind=maintenance",
  "/staff/comments",
  "/staff/known-errors",
  "/staff/known-errors/new",
  "/staff/known-errors/inbox-does-not-open-failed-to-parse-the-mailbox",
  "/staff/comments?show=all",
  "/staff/comments/templates",
  "/staff/comments/emails",
  "/staff/settings",
  "/staff/services",
  "/staff/sources",
  "/staff/sources/new?kind=json",
  "/staff/sources/new?kind=certificate",
  "/staff/alerts/rules",
  "/staff/alerts/rules/new",
  "/staff/alert-sources",
  "/staff/webhooks",
  "/staff/webhooks/new",
  "/staff/subscribers",
  "/staff/subscribers?address=example",
  "/staff/users",
  "/staff/audit",
  "/staff/audit?what=user.",
  "/staff/search",
  "/staff/site",
  "/staff/account",
  "/staff/sign-in",
  "/staff/welcome?token=none",
  "/staff/reset-password",
  "/staff/new-password?token=none",
  "/staff/confirm-address?token=none",
  "/staff/incidents/none-1",
];

// In two halves, side by side.
test.describe.configure({ mode: "parallel" });

for (const half of [0, 1]) {
  test(`axe finds nothing in the console, and no page scrolls sideways, ${half + 1} of 2`, async ({
    signedInAs,
    story,
  }) => {
    const { path } = await story.incident();
    const { page } = await signedInAs("admin", phone);
    const { id } = await story.user("helpdesk");
    const ofIncident = ["", "/about", "/poster", "/updates/1"].map((part) => `/staff/incidents/${path}${part}`);

    for (const address of [...pages, `/staff/users/${id}`, ...ofIncident].filter((_, index) => index % 2 === half)) {
      await page.goto(address);
      await page.getByRole("heading").first().waitFor();
      for (const summary of await page.locator("summary").all()) {
        await summary.click();
      }
      await expectAccessible(page, address);
    }
  });
}
