import { errorSummary, expect, signIn, test } from "./support/staff";

test("whoever asks for a page signs in first, and then gets that page", async ({ page, story }) => {
  const { email } = await story.user("editor");
  await page.goto("/staff/incidents/new?kind=notice");
  await signIn(page, email);

  await expect(page).toHaveURL("/staff/incidents/new?kind=notice");
});

test("a wrong password is refused in a sentence, and what was typed stays", async ({ page, story }) => {
  const { email } = await story.user("editor");
  await page.goto("/staff/sign-in");
  await signIn(page, email, "not the password");

  await expect(errorSummary(page)).toHaveText("The email address or the password is wrong.");
  await expect(errorSummary(page)).toBeFocused();
  await expect(page.getByLabel("Email")).toHaveValue(email);
});

test("guessing at one account ends in a pause, for the right password too", async ({ page, story }) => {
  const { email } = await story.user("editor");
  await page.goto("/staff/sign-in");
  for (let guess = 0; guess <= 20; guess += 1) {
    await signIn(page, email, `guess ${guess}`);
    await expect(page.getByRole("button", { name: "Sign in" })).toBeEnabled();
    await expect(errorSummary(page)).toBeVisible();
  }
  await expect(errorSummary(page)).toContainText("Too many attempts in a short time");

  await signIn(page, email);
  await expect(errorSummary(page)).toContainText("Too many attempts in a short time");
});

test("signing in never leads to another site", async ({ page, story }) => {
  const { email } = await story.user("editor");
  await page.goto("/staff/sign-in?callbackUrl=https%3A%2F%2Fevil.example%2Fstaffroom");
  await signIn(page, email);

  await expect(page).toHaveURL("/staff");
});

test("signing out ends it", async ({ signedInAs }) => {
  const { page } = await signedInAs("helpdesk");
  await page.getByRole("link", { name: "Account", exact: true }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/staff/sign-in");

  await page.goto("/staff");
  await expect(page).toHaveURL("/staff/sign-in?callbackUrl=%2Fstaff%2Fhome");
});

test("whoever is disabled is out at the next request", async ({ signedInAs, story }) => {
  const { page, user } = await signedInAs("admin");
  await story.disable(user);
  await page.reload();

  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("an invitation makes an account once", async ({ signedInAs, browser }) => {
  const { page } = await signedInAs("admin");
  await page.goto("/staff/users");
  await page.getByLabel("Role", { exact: true }).selectOption("helpdesk");
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByRole("textbox", { name: "Send this link to one person" }).inputValue();

  const guest = await browser.newPage();
  await guest.goto(link);
  await guest.getByLabel("Your name").fill("Robin Vale");
  await guest.getByLabel("Email").fill(`${Date.now()}@example.edu`);
  await guest.getByLabel("Password").fill("too short");
  await guest.getByRole("button", { name: "Make the account" }).click();
  await expect(errorSummary(guest)).toContainText("at least 12 characters");
  await expect(guest.getByLabel("Your name")).toHaveValue("Robin Vale");

  await guest.getByLabel("Password").fill("long enough now");
  await guest.getByRole("button", { name: "Make the account" }).click();
  await expect(guest).toHaveURL("/helpdesk");
  await guest.context().close();

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
});

test("no session reaches a published page, and no cookie", async ({ signedInAs }) => {
  const { page, user } = await signedInAs("editor");
  const response = await page.goto("/");

  expect(response?.headers()["set-cookie"]).toBeUndefined();
  expect(await response?.text()).not.toContain(user.name);
});
