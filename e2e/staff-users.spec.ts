import { execFileSync } from "node:child_process";
import { expect, signIn, test } from "./support/staff";
import { uniqueWord } from "./support/words";

test("an admin's link lets somebody who is locked out choose another password, once", async ({
  signedInAs,
  story,
  newVisitor,
}) => {
  const user = await story.user("helpdesk");
  const { page } = await signedInAs("admin");
  await page.goto("/staff/users");
  await page.getByRole("link", { name: user.name, exact: true }).click();
  await page.getByRole("button", { name: "Make a reset link" }).click();
  const link = await page.getByRole("textbox", { name: "Link. Keep it now" }).inputValue();

  const guest = await newVisitor();
  await guest.goto(link);
  await guest.getByLabel("New password").fill("long enough this time");
  await guest.getByRole("button", { name: "Save and sign in" }).click();
  await expect(guest).toHaveURL("/helpdesk");

  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
});

test("whoever was disabled is enabled again and signs in as before", async ({ signedInAs, story, newVisitor }) => {
  const user = await story.user("helpdesk");
  const { page } = await signedInAs("admin");
  await page.goto("/staff/users");
  await page.getByRole("button", { name: `Disable ${user.name}`, exact: true }).click();
  await page.getByRole("button", { name: `Enable ${user.name}`, exact: true }).click();
  await expect(page.getByRole("button", { name: `Disable ${user.name}`, exact: true })).toBeVisible();

  const guest = await newVisitor();
  await guest.goto("/staff/sign-in");
  await signIn(guest, user.email);
  await expect(guest).toHaveURL("/helpdesk");
});

test("an open invitation is listed, and its link opens nothing once it is withdrawn", async ({
  signedInAs,
  newVisitor,
}) => {
  const { page } = await signedInAs("admin");
  await page.goto("/staff/users");
  const open = page.getByRole("list", { name: "Open invitations" }).getByRole("listitem");
  await page.getByLabel("Role", { exact: true }).selectOption("editor");
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByRole("textbox", { name: "Send this link to one person" }).inputValue();
  await expect(open.first()).toContainText("editor");
  const count = await open.count();

  await open
    .first()
    .getByRole("button", { name: /^Withdraw/ })
    .click();
  await expect(open).toHaveCount(count - 1);

  const guest = await newVisitor();
  await guest.goto(link);
  await expect(guest.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
});

test("everybody changes their own name, and an admin that of somebody else", async ({ signedInAs, story }) => {
  const { page } = await signedInAs("helpdesk");
  const name = `Robin ${uniqueWord()}`;
  await page.goto("/staff/account");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await page.getByRole("button", { name: "Save the name" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);

  const user = await story.user("editor");
  const other = `Kim ${uniqueWord()}`;
  const { page: admin } = await signedInAs("admin");
  await admin.goto("/staff/users");
  await admin.getByRole("link", { name: user.name, exact: true }).click();
  await admin.getByRole("textbox", { name: "Name", exact: true }).fill(other);
  await admin.getByRole("button", { name: "Save the name" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText(other);
});

test("on the machine a command prints a link for an account, and enables it if it was disabled", async ({
  story,
  newVisitor,
}) => {
  const user = await story.user("helpdesk");
  await story.disable(user);
  const said = onMachine("reset", user.email);
  expect(said).toContain("It is enabled again.");
  const link = /\/staff\/new-password\?token=[\w-]+/.exec(said)?.[0] ?? "";

  const guest = await newVisitor();
  await guest.goto(link);
  await guest.getByLabel("New password").fill("long enough this time");
  await guest.getByRole("button", { name: "Save and sign in" }).click();
  await expect(guest).toHaveURL("/helpdesk");
});

/** `npm run admin` for the site under test. */
function onMachine(...words: readonly string[]): string {
  const { E2E_DATA_DIR, E2E_PORT } = process.env;
  const env = { ...process.env, DATABASE_URL: "", AUTH_SECRET: "", DATA_DIR: E2E_DATA_DIR, PORT: E2E_PORT };

  return execFileSync(process.execPath, ["bin/admin.mjs", ...words], { env: { ...env, ORIGIN: "" }, encoding: "utf8" });
}
