import type { Page } from "@playwright/test";
import { errorSummary, expect, signIn, test } from "./support/staff";
import { uniqueWord } from "./support/words";

/** The console’s long forms: where each is, and the field that is typed into. */
const forms = [
  ["a service", "admin", ({ code }: Place) => `/staff/services/${code}`, "Description"],
  ["the site", "admin", () => "/staff/site", "Help desk’s hours"],
  ["an update", "editor", ({ path }: Place) => `/staff/incidents/${path}/updates/1`, "What can people do?"],
  ["an incident", "editor", ({ path }: Place) => `/staff/incidents/${path}/about`, "Summary"],
  ["a script", "editor", ({ path }: Place) => `/staff/incidents/${path}/about`, "What is read out to callers"],
  ["a new known error", "editor", () => "/staff/known-errors/new", "Why does it happen?"],
] as const;

type Place = { code: string; path: string };

for (const [name, role, pathOf, label] of forms) {
  test(`what is typed into ${name} is there after the tab was closed, and after the session has ended`, async ({
    signedInAs,
    story,
  }) => {
    const { code, path } = await story.incident();
    const at = pathOf({ code: code.replace(/-\d+$/, "").toLowerCase(), path });
    const { page, user } = await signedInAs(role);
    const typed = `Typed in ${uniqueWord()}`;
    await page.goto(at);
    for (const required of name === "a new known error" ? ["Title", "The message"] : []) {
      await page.getByLabel(required).fill(typed);
    }
    await page.getByLabel(label).fill(typed);
    const tab = await page.context().newPage();
    await page.close();

    await tab.goto(at);
    await expect(tab.getByLabel(label)).toHaveValue(typed);
    await expect(tab.getByText(/^What you typed is back: .*It is not saved yet\./)).toBeVisible();

    await tab.context().clearCookies();
    await formOf(tab, label)
      .getByRole("button", { name: /^(Save|Add)/ })
      .click();
    await expect(errorSummary(tab)).toContainText("Not saved: your session has ended. What you typed is kept.");
    await tab.getByRole("link", { name: "Sign in again and come back to your text" }).click();
    await signIn(tab, user.email);
    await expect(tab).toHaveURL(at);
    await expect(tab.getByLabel(label)).toHaveValue(typed);

    await tab.getByRole("button", { name: "Start over" }).click();
    await expect(tab.getByLabel(label)).not.toHaveValue(typed);
    await tab.getByRole("button", { name: "Undo" }).click();
    await expect(tab.getByLabel(label)).toHaveValue(typed);
    await tab.getByRole("button", { name: "Start over" }).click();
    await tab.reload();
    await expect(tab.getByLabel(label)).not.toHaveValue(typed);
    await tab.context().close();
  });
}

test("offline, a form keeps what was typed, and once it is saved nothing comes back", async ({ signedInAs, story }) => {
  const { code } = await story.service();
  const path = `/staff/services/${code.toLowerCase()}`;
  const { page } = await signedInAs("admin");
  await page.goto(path);
  await page.getByLabel("Description").fill("From the basement");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(errorSummary(page)).toContainText("this device is offline. What you typed is kept");
  await expect(page.getByLabel("Description")).toHaveValue("From the basement");

  await page.context().setOffline(false);
  await page.reload();
  await expect(page.getByLabel("Description")).toHaveValue("From the basement");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveURL("/staff/services");
  await page.goto(path);
  await expect(page.getByLabel("Description")).toHaveValue("From the basement");
  await expect(page.getByText(/^What you typed is back/)).toBeHidden();
});

test("what comes back late overwrites nothing that was changed since", async ({ signedInAs, story }) => {
  const { code } = await story.service();
  const path = `/staff/services/${code.toLowerCase()}`;
  const [{ page: ben }, { page: ada }] = [await signedInAs("admin"), await signedInAs("admin")];
  await ben.goto(path);
  await ben.getByLabel("Description").fill("Begun before lunch");
  await ada.goto(path);
  await ada.getByLabel("Description").fill("Saved during lunch");
  await ada.getByRole("button", { name: "Save", exact: true }).click();
  await expect(ada).toHaveURL("/staff/services");

  await ben.reload();
  await expect(ben.getByText(/^What you typed is back: .*This was changed since/)).toBeVisible();
  await ben.getByRole("button", { name: "Save", exact: true }).click();
  await expect(errorSummary(ben)).toContainText("Saved during lunch");
  await expect(ben.getByRole("textbox", { name: "Description" })).toHaveValue("Begun before lunch");
});

test("an answer to a comment is there after the tab was closed, and signing in leads back to it", async ({
  signedInAs,
  story,
}) => {
  const { code } = await story.incident();
  await story.comment(code, { name: "Jan", what: `It hangs ${uniqueWord()}` });
  const { page, user } = await signedInAs("helpdesk");
  await openAnswer(page, code);
  await page.getByRole("textbox", { name: "Your answer" }).fill("Half an answer");
  const tab = await page.context().newPage();
  await page.close();

  await openAnswer(tab, code);
  await expect(tab.getByRole("textbox", { name: "Your answer" })).toHaveValue("Half an answer");
  await expect(tab.getByText(/^What you typed is back/)).toBeVisible();
  await tab.context().clearCookies();
  await tab.getByRole("button", { name: "Post the answer" }).click();
  await tab.getByRole("link", { name: "Sign in again and come back to your text" }).click();
  await signIn(tab, user.email);
  await expect(tab.getByRole("textbox", { name: "Your answer" })).toHaveValue("Half an answer");
  await tab.context().close();
});

async function openAnswer(page: Page, code: string): Promise<void> {
  await page.goto(`/staff/comments?incident=${code}`);
  await page.getByRole("button", { name: "Review first" }).click();
  await page.keyboard.press("a");
}

function formOf(page: Page, label: string) {
  return page.locator("form").filter({ has: page.getByLabel(label) });
}
