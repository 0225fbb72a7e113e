import { errorSummary, expect, posted, signIn, test } from "./support/staff";

test("a draft survives a reload, and is there on another device", async ({ signedInAs, story, browser }) => {
  const { path } = await story.incident();
  const { page, user } = await signedInAs("editor");
  await page.goto(`/staff/incidents/${path}`);
  await page.getByLabel("What is happening?").fill("Half a sentence");
  await page.reload();
  await expect(page.getByLabel("What is happening?")).toHaveValue("Half a sentence");

  await page.getByLabel("What is happening?").fill("Half a sentence, and");
  await expect(page.getByText(/^saved \d+ s ago/)).toBeVisible();
  const laptop = await browser.newPage();
  await laptop.goto("/staff/sign-in");
  await signIn(laptop, user.email);
  await laptop.getByRole("link", { name: "It does not work" }).first().waitFor();
  await laptop.goto(`/staff/incidents/${path}`);
  await expect(laptop.getByLabel("What is happening?")).toHaveValue("Half a sentence, and");
  await laptop.context().close();
});

test("a posted draft is gone", async ({ signedInAs, story }) => {
  const { path } = await story.incident();
  const { page } = await signedInAs("editor");
  await page.goto(`/staff/incidents/${path}`);
  await page.getByLabel("What is happening?").fill("Said.");
  await expect(page.getByText(/^saved \d+ s ago/)).toBeVisible();
  await page.getByRole("button", { name: "Post update" }).click();
  await expect(posted(page)).toContainText("is posted");

  await page.reload();
  await expect(page.getByLabel("What is happening?")).toHaveValue("");
  await page.goto("/staff");
  await expect(page.getByRole("heading", { name: "Your drafts" })).toBeHidden();
});

test("offline, the form says that nothing is saved, keeps the text and posts it later", async ({
  signedInAs,
  story,
}) => {
  const { code, path } = await story.incident();
  const { page } = await signedInAs("editor");
  await page.goto(`/staff/incidents/${path}`);
  await page.getByLabel("What is happening?").fill("From the basement.");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Post update" }).click();
  await expect(errorSummary(page)).toHaveText(
    "Not saved: this device is offline. Your text is kept. Post again when you are connected.",
  );
  await expect(page.getByLabel("What is happening?")).toHaveValue("From the basement.");

  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Post update" }).click();
  await expect(posted(page)).toContainText(`${code}.2 is posted`);
});

test("after the session has ended, signing in leads back to the text", async ({ signedInAs, story }) => {
  const { path } = await story.incident();
  const { page, user } = await signedInAs("editor");
  await page.goto(`/staff/incidents/${path}`);
  await page.getByLabel("What is happening?").fill("Signed out in another tab.");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Post update" }).click();
  await expect(errorSummary(page)).toContainText("Not saved: your session has ended. Your text is kept.");

  await page.getByRole("link", { name: "Sign in again" }).click();
  await signIn(page, user.email);
  await expect(page.getByLabel("What is happening?")).toHaveValue("Signed out in another tab.");
});

test("a draft that comes back late is shown what was posted since it began", async ({ signedInAs, story }) => {
  const { code, path } = await story.incident();
  const { page } = await signedInAs("editor");
  await page.goto(`/staff/incidents/${path}`);
  await page.getByLabel("What is happening?").fill("Begun before lunch.");
  await story.update(code, "Posted during lunch.");
  await page.reload();
  await page.getByRole("button", { name: "Post update" }).click();

  await expect(errorSummary(page)).toContainText("Posted during lunch.");
  await expect(page.getByLabel("What is happening?")).toHaveValue("Begun before lunch.");
});

test("a plan that was typed and left is among the drafts, and opening an incident begins empty", async ({
  signedInAs,
}) => {
  const { page } = await signedInAs("editor");
  await page.getByRole("link", { name: "Plan maintenance" }).click();
  await page.getByLabel("Title").fill("We move the mail");
  await expect(page.getByText(/^saved \d+ s ago/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Title")).toHaveValue("We move the mail");

  await page.goto("/staff");
  await page.getByRole("link", { name: "Open an incident", exact: true }).click();
  await expect(page.getByRole("button", { name: "Open incident" })).toBeEnabled();
  await expect(page.getByLabel("Title")).toHaveValue("");
  await page.getByLabel("Title").fill("Mail is gone");
  await expect(page.getByText(/^saved \d+ s ago/)).toBeVisible();

  await page.goto("/staff");
  const drafts = page.getByRole("region", { name: "Your drafts" });
  await expect(drafts.getByRole("link", { name: "Mail is gone" })).toBeVisible();
  await drafts.getByRole("link", { name: "We move the mail" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("We move the mail");
  await expect(page.getByRole("button", { name: "Plan maintenance" })).toBeEnabled();

  await page.getByRole("button", { name: "Start over" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByLabel("Title")).toHaveValue("We move the mail");
  await expect(page.getByText(/^saved \d+ s ago/)).toBeVisible();
});
