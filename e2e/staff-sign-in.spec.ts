import type { Page } from "@playwright/test";
import { errorSummary, expect, newcomer, signIn, test } from "./support/staff";

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

test("guessing at one account slows the guesser down, and the right password gets in from another network", async ({
  story,
  newVisitor,
}) => {
  const { email } = await story.user("editor");
  const attacker = await newVisitor();
  await guessUntilSlowedFor(attacker, email, 1);

  const owner = await newVisitor();
  await owner.goto("/staff/sign-in?callbackUrl=/staff/account");
  await signIn(owner, email);
  await expect(owner).toHaveURL("/staff/account");
});

test("a device that signed in before gets in, also from the network that is guessing", async ({
  story,
  newVisitor,
}) => {
  const { email } = await story.user("editor");
  const network = newcomer();
  const [owner, attacker] = [await newVisitor(network), await newVisitor({ ...network, userAgent: "Another browser" })];
  await owner.goto("/staff/sign-in?callbackUrl=/staff/account");
  await signIn(owner, email);
  await expect(owner).toHaveURL("/staff/account");
  await owner.getByRole("button", { name: "Sign out" }).click();
  await expect(owner).toHaveURL("/staff/sign-in");

  await guessUntilSlowedFor(attacker, email, 15);
  await signIn(attacker, email);
  await expect(errorSummary(attacker)).toContainText("Too many attempts in a short time");

  await owner.goto("/staff/sign-in?callbackUrl=/staff/account");
  await signIn(owner, email);
  await expect(owner).toHaveURL("/staff/account");
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

test("a cookie that was copied before opens nothing after signing out", async ({ signedInAs, browser }) => {
  const { page } = await signedInAs("helpdesk");
  const copy = await browser.newContext({ storageState: await page.context().storageState() });
  try {
    const thief = await copy.newPage();
    await thief.goto("/staff/account");
    await expect(thief.getByRole("button", { name: "Sign out" })).toBeVisible();

    await page.goto("/staff/account");
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL("/staff/sign-in");

    await thief.goto("/staff/account");
    await expect(thief).toHaveURL("/staff/sign-in?callbackUrl=%2Fstaff%2Faccount");
  } finally {
    await copy.close();
  }
});

test("sessions are listed with their device, and one on another device can be ended", async ({
  signedInAs,
  newVisitor,
}) => {
  const { page, user } = await signedInAs("editor");
  const userAgent = "Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0";
  const other = await newVisitor({ userAgent });
  await other.goto("/staff/sign-in?callbackUrl=/staff/account");
  await signIn(other, user.email);
  await expect(other).toHaveURL("/staff/account");

  await page.goto("/staff/account");
  const sessions = page.getByRole("list", { name: "Sessions" }).getByRole("listitem");
  await expect(sessions).toHaveCount(2);
  await expect(sessions.filter({ hasText: "this one" })).toHaveCount(1);
  await page.getByRole("button", { name: "End the session on Firefox on Android" }).click();
  await expect(sessions).toHaveCount(1);

  await other.reload();
  await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
});

test("the answer to a request for a reset is the same for every address", async ({ page, story }) => {
  const { email } = await story.user("editor");
  for (const address of [email, "nobody-at-all@example.edu"]) {
    await page.goto("/staff/sign-in");
    await page.getByRole("link", { name: "Reset your password" }).click();
    await expect(page.getByRole("heading", { name: "Reset your password" })).toBeVisible();
    await page.getByLabel("Email").fill(address);
    await page.getByRole("button", { name: "Send the link" }).click();

    await expect(page.getByRole("status")).toContainText("If there is an account with this address");
  }
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

/** Each guess waits twice as long as the one before: however slow this machine is, one comes too early. */
async function guessUntilSlowedFor(page: Page, email: string, seconds: number): Promise<void> {
  await page.goto("/staff/sign-in");
  await expect(async () => {
    await signIn(page, email, "a guess");
    await expect(page.getByRole("button", { name: "Sign in" })).toBeEnabled();
    const [, wait = "0"] = /Try again in (\d+) seconds/.exec((await errorSummary(page).textContent()) ?? "") ?? [];
    expect(Number(wait)).toBeGreaterThanOrEqual(seconds);
  }).toPass({ timeout: 120_000 });
}
