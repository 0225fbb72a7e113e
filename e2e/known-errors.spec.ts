import { expectAccessible } from "./support/accessible";
import { expect, phone, published, test } from "./support/staff";

test("a student finds the message that the program shows, and what to do", async ({ visitor: reader }) => {
  await reader.goto("/");
  await reader.getByRole("link", { name: "Known errors" }).click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Known errors");
  await reader.getByRole("link", { name: "Inbox does not open: failed to parse the mailbox" }).click();

  await expect(reader).toHaveURL("/known-errors/inbox-does-not-open-failed-to-parse-the-mailbox");
  const page = reader.getByRole("main");
  await expect(page).toContainText("Reason Given: failed to parse the mailbox");
  await expect(page).toContainText("Fixed on Friday 15 December 2006, 4:50 pm");
  await expect(reader.getByRole("region", { name: "What people could do" })).toContainText("Sign in once");
  const accounts = reader.getByRole("region", { name: "Affected accounts" });
  await expect(accounts).toContainText("460 of 630 accounts fixed");
  await expect(accounts.getByRole("row")).toHaveCount(3);
  await reader.getByRole("listitem").filter({ hasText: "MAIL-5.3" }).getByRole("link").click();
  await expect(reader).toHaveURL("/incidents/mail-5#update-3");

  await reader
    .getByRole("region", { name: "Related error messages" })
    .getByRole("link", { name: /failed to parse/ })
    .click();
  await expect(reader).toHaveURL(/\/known-errors\/inbox-does-not-open/);
});

test("search engines find every public page, by its one address", async ({ request, baseURL }) => {
  const robots = await (await request.get("/robots.txt")).text();
  expect(robots).toContain(`Sitemap: ${baseURL}/sitemap.xml`);
  expect(robots).toContain("Disallow: /staff");

  const sitemap = await request.get("/sitemap.xml");
  expect(sitemap.headers()["content-type"]).toContain("application/xml");
  const addresses = [...(await sitemap.text()).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = ""]) => address);
  expect(addresses).toEqual(expect.arrayContaining([`${baseURL}/`, `${baseURL}/incidents/mail-7`]));
  // Names of services are part of some addresses, and may hold any of these words.
  expect(addresses.filter((address) => unlisted.test(new URL(address).pathname))).toEqual([]);

  const page = `${baseURL}/known-errors/outlook-stops-with-error-0x800ccc0f`;
  expect(addresses).toContain(page);
  const html = await (await request.get("/known-errors/outlook-stops-with-error-0x800ccc0f")).text();
  expect(html).toContain(`<link rel="canonical" href="${page}">`);
  expect(html).toMatch(/<meta name="description" content="“0x800CCC0F”\. It is fixed\./);
  expect(html).not.toContain("noindex");
});

// As what an address begins with, whole: pages for one person, documents for programs, and what says that something is wrong.
const unlisted =
  /^\/(?:staff|helpdesk|comments?|confirmations|subscriptions|api|dev|problem|live\.json|sitemap\.xml|robots\.txt)(?:\/|$)/;

for (const device of [phone, { viewport: { width: 1100, height: 900 } }]) {
  test(`an editor writes a known error down, counts it, and has it fixed, at ${device.viewport.width} px`, async ({
    signedInAs,
    story,
    visitor: reader,
  }) => {
    const { code, path } = await story.incident({ title: "Print jobs vanish" });
    const { page } = await signedInAs("editor", device);
    const title = `Printing says PC LOAD ${code}`;
    await page.getByRole("link", { name: "Known errors" }).click();
    await page.getByRole("link", { name: "Add a known error" }).click();
    await page.getByLabel("Title").fill(title);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByRole("main").getByRole("alert")).toContainText("The message is missing");
    await page.getByLabel("The message").fill(`PC LOAD LETTER\n\n<b>pc load ${code}</b>`);
    await page.getByLabel("What can people do?").fill("Put **letter** paper in.");
    await page.getByLabel("Updates that speak of it").fill(`${path} .1`);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);

    const slug = `printing-says-pc-load-${path}`;
    await published(reader, `/known-errors/${slug}`, async () => {
      await expect(reader.getByRole("main")).toContainText(`<b>pc load ${code}</b>`, { timeout: 1_000 });
    });
    await expect(reader.getByRole("region", { name: "What you can do" })).toContainText("Put letter paper in.");

    await page.getByLabel("Accounts affected").fill("630");
    await page.getByRole("button", { name: "Add these numbers" }).click();
    await expect(page.getByText("630 accounts affected")).toBeVisible();
    await page.getByLabel("Of these fixed").fill("460");
    await page.getByRole("button", { name: "Add these numbers" }).click();
    await expect(page.getByText("460 of 630 accounts fixed")).toBeVisible();
    await page.getByLabel("State").selectOption({ label: "Fixed" });
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByText("Saved.")).toBeVisible();
    await expectAccessible(page);

    await published(reader, `/known-errors/${slug}`, async () => {
      await expect(reader.getByRole("main")).toContainText("460 of 630 accounts fixed", { timeout: 1_000 });
      await expect(reader.getByRole("main")).toContainText("Fixed on", { timeout: 1_000 });
    });
    await published(reader, `/incidents/${path}`, async () => {
      await expect(reader.getByRole("link", { name: title })).toBeVisible({ timeout: 1_000 });
    });

    await page.getByText("Delete it and its page").click();
    await page.getByLabel("Why is it deleted?").fill("It was typed for a test.");
    await page.getByRole("button", { name: "Delete this known error" }).click();
    await expect(page).toHaveURL("/staff/known-errors");
    await expect(async () => {
      expect((await reader.goto(`/known-errors/${slug}`))?.status()).toBe(410);
    }).toPass({ timeout: 120_000 });
  });
}
