import type { Page } from "@playwright/test";
import { expect, test } from "./support/staff";
import { uniqueWord } from "./support/words";

test("an admin orders services and groups, and deletes what was never used", async ({ signedInAs, visitor }) => {
  const [first, second, third] = [newService(), newService(), newService()];
  const [group, other, renamed] = [`Group ${uniqueWord()}`, `Group ${uniqueWord()}`, `Group ${uniqueWord()}`];
  const { page } = await signedInAs("admin");
  await page.goto("/staff/services");
  await add(page, first, group);
  await add(page, second, group);
  await add(page, third, other);
  const rows = page.getByRole("region", { name: group, exact: true }).getByRole("listitem");
  await expect(rows).toContainText([first.name, second.name]);

  await page.getByRole("button", { name: `Move ${second.name} up` }).press("Enter");
  await expect(rows).toContainText([second.name, first.name]);
  await page.getByRole("button", { name: `Move ${second.name} down` }).click();
  await expect(rows).toContainText([first.name, second.name]);
  await expect(page.getByRole("button", { name: `Move ${first.name} up` })).toBeHidden();

  await page.getByRole("button", { name: `Move the group ${other} up` }).click();
  await expect.poll(async () => (await placeOf(page, group)) - (await placeOf(page, other))).toBe(1);
  await page.getByLabel(`Rename the group ${group}`).click();
  await page.getByLabel(`New name of ${group}`).fill(renamed);
  await page.getByRole("region", { name: group, exact: true }).getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("region", { name: renamed, exact: true })).toContainText(first.name);
  await expect(async () => {
    await visitor.goto("/");
    await expect(visitor.getByText(renamed)).toBeVisible({ timeout: 1_000 });
  }).toPass();

  const code = newService().code;
  await page.getByRole("link", { name: `Change ${second.name}` }).click();
  await page.getByLabel("New code").fill(code);
  await page.getByRole("button", { name: "Change the code" }).click();
  await expect(page).toHaveURL(`/staff/services/${code.toLowerCase()}`);
  await expectStatus(page, code, 200);
  await expect
    .poll(async () => new URL((await ask(page, second.code)).url()).pathname)
    .toBe(`/services/${code.toLowerCase()}`);

  for (const one of [{ ...second, code }, first, third]) {
    await page.goto(`/staff/services/${one.code.toLowerCase()}`);
    await page.getByText("Delete it and its page").click();
    await page.getByRole("button", { name: `Delete ${one.code}` }).click();
    await expect(page).toHaveURL("/staff/services");
    await expect(page.getByText(one.name, { exact: true })).toBeHidden();
  }
  await expectStatus(page, code, 410);
  await expectStatus(page, second.code, 410);
});

test("a service that was used stays, and its form says why", async ({ signedInAs, story }) => {
  const incident = await story.incident();
  const code = incident.code.replace(/-\d+$/, "");
  const { page } = await signedInAs("admin");
  await page.goto(`/staff/services/${code.toLowerCase()}`);

  await expect(page.getByText("cannot be deleted, because there is 1 incident of it.")).toBeVisible();
  await expect(page.getByLabel("New code")).toBeHidden();
  await page.getByRole("button", { name: `Archive Service ${code}` }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    `${code} is named by an incident or maintenance that is still open.`,
  );
});

test("an archived service says so on its page, its badge and its strip", async ({ signedInAs, story, visitor }) => {
  const { code, name } = await story.service();
  const path = `/services/${code.toLowerCase()}`;
  const { page } = await signedInAs("admin");
  await page.goto("/staff/services");
  await page.getByRole("button", { name: `Archive ${name}`, exact: true }).click();
  await expect(page.getByRole("button", { name: `Bring back ${name}`, exact: true })).toBeVisible();

  for (const address of [path, `${path}/badge.svg`, `${path}/embed`, "/widget.json"]) {
    await expect
      .poll(async () => (await page.request.get(address)).text(), { message: address })
      .toContain("Archived: no longer in use since");
  }
  await visitor.goto(path);
  await expect(visitor.getByText("Archived: no longer in use since")).toBeVisible();
  await expect(visitor.getByRole("link", { name: `Get email updates about ${name}` })).toBeHidden();
});

function newService(): { code: string; name: string } {
  const word = uniqueWord();

  return { code: word.toUpperCase(), name: `Service ${word}` };
}

async function add(page: Page, { code, name }: { code: string; name: string }, group: string): Promise<void> {
  const form = page.getByRole("region", { name: /^Add (a|the first) service$/ });
  await form.getByLabel("Name", { exact: true }).fill(name);
  await form.getByLabel("Code", { exact: true }).fill(code);
  await form.getByLabel("Group", { exact: true }).fill(group);
  await form.getByRole("button", { name: "Add", exact: true }).click();
  await expect(form.getByText(`${code} is added.`)).toBeVisible();
}

/** Of a group among the headings. */
async function placeOf(page: Page, group: string): Promise<number> {
  return (await page.getByRole("heading", { level: 2 }).allTextContents()).indexOf(group);
}

/** Publishing follows a change within seconds; where a group was renamed, every page is published again before. */
async function expectStatus(page: Page, code: string, status: number): Promise<void> {
  await expect.poll(async () => (await ask(page, code)).status(), { timeout: 120_000 }).toBe(status);
}

function ask(page: Page, code: string) {
  return page.request.get(`/services/${code.toLowerCase()}`);
}
