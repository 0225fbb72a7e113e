import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { errorSummary, expect, test } from "./support/staff";
import { uniqueWord } from "./support/words";

type Editors = { ada: Page; adaName: string; ben: Page };

/** Two admins on two phones, both with the same form open. */
async function bothOpen(
  signedInAs: (role: "admin") => Promise<{ page: Page; user: { name: string } }>,
  path: string,
): Promise<Editors> {
  const [ada, ben] = [await signedInAs("admin"), await signedInAs("admin")];
  await ada.page.goto(path);
  await ben.page.goto(path);
  await expect(ben.page.getByRole("button", { name: "Save", exact: true })).toBeEnabled();

  return { ada: ada.page, adaName: ada.user.name, ben: ben.page };
}

function save(page: Page): Promise<void> {
  return page.getByRole("button", { name: "Save", exact: true }).click();
}

test("of two who change one service, the second chooses, and nothing is overwritten in silence", async ({
  signedInAs,
  story,
}) => {
  const { code } = await story.service();
  const path = `/staff/services/${code.toLowerCase()}`;
  const { ada, adaName, ben } = await bothOpen(signedInAs, path);
  await ada.getByRole("textbox", { name: "Description" }).fill("Ada’s words");
  await ada.getByLabel("Group", { exact: true }).fill(`Group ${code}`);
  await save(ada);
  await expect(ada).toHaveURL("/staff/services");

  await ben.getByRole("textbox", { name: "Description" }).fill("Ben’s words");
  await save(ben);
  await expect(errorSummary(ben)).toContainText(`Not saved yet: ${adaName} changed this in the meantime.`);
  const edits = ben.getByRole("list", { name: "Changed in the meantime" });
  await expect(edits).toContainText("Ada’s words");
  await expect(edits).toContainText(`Group ${code}`);
  await expect(ben.getByRole("textbox", { name: "Description" })).toHaveValue("Ben’s words");
  await expect(ben.getByLabel("Group", { exact: true })).toHaveValue(`Group ${code}`);
  await expectAccessible(ben);

  await ben.getByRole("button", { name: "Take theirs: Description" }).click();
  await expect(ben.getByRole("textbox", { name: "Description" })).toHaveValue("Ada’s words");
  await ben.getByLabel("Name", { exact: true }).fill(`Ben’s ${code}`);
  await save(ben);
  await expect(ben).toHaveURL("/staff/services");

  await ada.goto(path);
  await expect(ada.getByRole("textbox", { name: "Name", exact: true })).toHaveValue(`Ben’s ${code}`);
  await expect(ada.getByRole("textbox", { name: "Description" })).toHaveValue("Ada’s words");
  await expect(ada.getByLabel("Group", { exact: true })).toHaveValue(`Group ${code}`);
});

test("what two people changed in different fields is all saved, and the second is shown it", async ({
  signedInAs,
  story,
}) => {
  const { code } = await story.service();
  const path = `/staff/services/${code.toLowerCase()}`;
  const { ada, adaName, ben } = await bothOpen(signedInAs, path);
  await ada.getByRole("textbox", { name: "Description" }).fill("Ada’s words");
  await save(ada);
  await expect(ada).toHaveURL("/staff/services");

  await ben.getByLabel("Name", { exact: true }).fill(`Ben’s ${code}`);
  await save(ben);
  const note = ben.getByRole("status").filter({ hasText: "In the meantime others changed this too" });
  await expect(note).toContainText(`changed by ${adaName}`);
  await expect(note).toContainText("Ada’s words");
  await note.getByRole("link", { name: "Go on" }).click();
  await expect(ben).toHaveURL("/staff/services");

  await ben.goto(path);
  await expect(ben.getByRole("textbox", { name: "Name", exact: true })).toHaveValue(`Ben’s ${code}`);
  await expect(ben.getByRole("textbox", { name: "Description" })).toHaveValue("Ada’s words");
});

test("of two who change one rule the second keeps what they typed, and may save it after all", async ({
  signedInAs,
  story,
}) => {
  const { code } = await story.service();
  const { page } = await signedInAs("admin");
  const name = `Rule ${uniqueWord()}`;
  await page.goto("/staff/alerts/rules/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Labels").fill("job=imap");
  await page.getByLabel("Service", { exact: true }).selectOption(code);
  await page.getByLabel("Title").fill("IMAP is down");
  await page.getByLabel("First update").fill("We are looking.");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("link", { name: `Change ${name}` }).click();
  await expect(page).toHaveURL(/rules\/[0-9a-f-]{36}$/);

  const { ada, ben } = await bothOpen(signedInAs, new URL(page.url()).pathname);
  await ada.getByRole("textbox", { name: "Title" }).fill("Ada’s title");
  await save(ada);
  await expect(ada).toHaveURL("/staff/alerts/rules");
  await ben.getByRole("textbox", { name: "Title" }).fill("Ben’s title");
  await save(ben);
  await expect(errorSummary(ben)).toContainText("Ada’s title");
  await expect(ben.getByRole("textbox", { name: "Title" })).toHaveValue("Ben’s title");
  await save(ben);
  await expect(ben).toHaveURL("/staff/alerts/rules");

  await page.reload();
  await expect(page.getByLabel("Title")).toHaveValue("Ben’s title");
});

test("of two who change one known error, the services of both are there", async ({ signedInAs, story }) => {
  const [mine, theirs] = [await story.service(), await story.service()];
  const { page } = await signedInAs("admin");
  await page.goto("/staff/known-errors/new");
  await page.getByLabel("Title").fill(`Outlook stops ${uniqueWord()}`);
  await page.getByLabel("The message").fill(`It broke ${uniqueWord()}`);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page).toHaveURL(/known-errors\/outlook-stops/);

  const { ada, ben } = await bothOpen(signedInAs, new URL(page.url()).pathname);
  await ada.getByLabel(theirs.name).check();
  await ada.getByLabel("What can people do?").fill("Ada’s way around it.");
  await save(ada);
  await expect(ada.getByText("Saved.", { exact: true })).toBeVisible();

  await ben.getByLabel(mine.name).check();
  await ben.getByLabel("What can people do?").fill("Ben’s way around it.");
  await save(ben);
  await expect(errorSummary(ben)).toContainText("Ada’s way around it.");
  await expect(ben.getByLabel(mine.name)).toBeChecked();
  await expect(ben.getByLabel(theirs.name)).toBeChecked();
  await save(ben);
  await expect(ben.getByText("Saved.", { exact: true })).toBeVisible();

  await page.reload();
  await expect(page.getByLabel(mine.name)).toBeChecked();
  await expect(page.getByLabel(theirs.name)).toBeChecked();
  await expect(page.getByLabel("What can people do?")).toHaveValue("Ben’s way around it.");
});

test("after a refusal, saving an incident again writes none of what the form had left alone", async ({
  signedInAs,
  story,
}) => {
  const { path } = await story.incident();
  const { ada, ben } = await bothOpen(signedInAs, `/staff/incidents/${path}/about`);
  await ada.getByRole("textbox", { name: "Title" }).fill("Ada’s title");
  await ada.getByLabel("Summary").fill("Ada’s summary");
  await save(ada);
  await expect(ada).toHaveURL(`/staff/incidents/${path}`);

  await ben.getByRole("textbox", { name: "Title" }).fill("Ben’s title");
  await save(ben);
  await expect(errorSummary(ben)).toContainText("Ada’s title");
  await expect(ben.getByLabel("Summary")).toHaveValue("Ada’s summary");
  await save(ben);
  await expect(ben).toHaveURL(`/staff/incidents/${path}`);

  await ada.goto(`/staff/incidents/${path}/about`);
  await expect(ada.getByRole("textbox", { name: "Title" })).toHaveValue("Ben’s title");
  await expect(ada.getByLabel("Summary")).toHaveValue("Ada’s summary");
});

test("who writes an update is shown a headline that somebody changed in the form of the incident", async ({
  signedInAs,
  story,
}) => {
  const { path } = await story.incident();
  const { page: ben } = await signedInAs("editor");
  await ben.goto(`/staff/incidents/${path}`);
  await ben.getByLabel("What is happening?").fill("We know more.");
  await ben.getByText(/^Happened earlier/).click();
  await ben.getByLabel("Headline").fill("Ben’s headline");

  const { page: ada, user } = await signedInAs("editor");
  await ada.goto(`/staff/incidents/${path}/about`);
  await ada.getByLabel("Headline").fill("Ada’s headline");
  await save(ada);
  await expect(ada).toHaveURL(`/staff/incidents/${path}`);

  await ben.getByRole("button", { name: "Post update" }).click();
  await expect(errorSummary(ben)).toContainText("somebody changed this incident while you were writing");
  await expect(errorSummary(ben)).toContainText(`Headline: none → Ada’s headline (${user.name})`);
  await ben.getByRole("button", { name: "Post anyway" }).click();
  await expect(ben.getByRole("status").filter({ hasText: "is posted" })).toBeVisible();
  await ada.goto(`/staff/incidents/${path}/about`);
  await expect(ada.getByLabel("Headline")).toHaveValue("Ada’s headline");
});
