import { randomUUID } from "node:crypto";
import { expect, test } from "./support/staff";

test("the help desk reads incidents and does not post", async ({ signedInAs, story }) => {
  const { path } = await story.incident({ body: "People cannot print." });
  const { page } = await signedInAs("helpdesk");
  await page.goto("/staff");
  await expect(page.getByRole("link", { name: "Dashboard", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Open an incident", exact: true })).toBeHidden();

  await page.goto(`/staff/incidents/${path}`);
  await expect(page.getByText("People cannot print.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Post update" })).toBeHidden();
  for (const forbidden of ["/staff/incidents/new", `/staff/incidents/${path}/about`, "/staff/services"]) {
    await page.goto(forbidden);
    await expect(page).toHaveURL("/staff");
  }
});

test("an editor does not set up services, numbers, people or the site", async ({ signedInAs }) => {
  const { page } = await signedInAs("editor");
  await expect(page.getByRole("link", { name: "Settings" })).toBeHidden();
  for (const forbidden of [
    "/staff/services",
    "/staff/sources",
    "/staff/alert-sources",
    "/staff/webhooks",
    "/staff/subscribers",
    "/staff/users",
    "/staff/audit",
    "/staff/search",
    "/staff/site",
    "/staff/settings",
  ]) {
    await page.goto(forbidden);
    await expect(page).toHaveURL("/staff");
  }
});

test("a role that was taken away acts at once, on the form that is already open", async ({ signedInAs, story }) => {
  const { code, path } = await story.incident();
  const admin = await signedInAs("admin");
  const { page, user } = await signedInAs("editor");
  await page.goto(`/staff/incidents/${path}`);
  await page.getByLabel("What is happening?").fill("I may not say this any more.");

  await admin.page.goto("/staff/users");
  await admin.page.getByLabel(`Role of ${user.name}`, { exact: true }).selectOption("helpdesk");
  await admin.page.getByRole("button", { name: `Save the role of ${user.name}` }).click();
  await expect(admin.page.getByRole("button", { name: `Save the role of ${user.name}` })).toBeEnabled();
  await admin.page.reload();
  await expect(admin.page.getByLabel(`Role of ${user.name}`, { exact: true })).toHaveValue("helpdesk");

  await page.getByRole("button", { name: "Post update" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("This needs the role “editor”");
  expect(await story.countUpdates(code)).toBe(1);
});

test("nobody who is not signed in saves a draft", async ({ request }) => {
  const subject = { newEntry: randomUUID() };
  const response = await request.put("/staff/drafts", { data: { subject, content: { body: "mine" } } });

  expect(response.status()).toBe(401);
});
