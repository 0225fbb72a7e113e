import type { Page } from "@playwright/test";
import { expect, test } from "./support/staff";
import { monitoringSystem } from "./support/monitoring-system";

test("an admin adds a JSON source, tries it before saving, and sees it answer", async ({ signedInAs }) => {
  await using system = await monitoringSystem("a-token-of-the-story", { queues: [{ length: 31_000 }] });
  const name = `Queues ${system.port}`;
  const { page } = await signedInAs("admin");
  await page.goto("/staff/sources");
  await page.getByRole("link", { name: "A JSON address" }).click();

  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Address").fill(system.address);
  await page.getByLabel("Pointer to the number").fill("/queues/0/lenght");
  await tryIt(page, "401");
  await page.getByLabel("Authentication").selectOption("bearer");
  await page.getByLabel("Token").fill("a-token-of-the-story");
  await tryIt(page, "At /queues/0/lenght there is nothing, and no number.");
  await page.getByLabel("Pointer to the number").fill("/queues/0/length");
  await tryIt(page, /31,000.*It took \d+ ms/);
  await page.getByText("What it answered").click();
  await expect(page.getByText('{"queues":[{"length":31000}]}')).toBeVisible();
  await page.getByRole("button", { name: "Add", exact: true }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Add a metric of ${name}`);
  await page.getByLabel("Name").fill("Waiting");
  await page.getByLabel("Pointer to the number").fill("/queues/0/length");
  await page.getByLabel("Unit").selectOption("bytes");
  await tryIt(page, "31 kB");
  await page.getByLabel("Unit").selectOption("messages");
  await page.getByLabel("Degraded from").fill("20000");
  await page.getByLabel("Degraded after").fill("5 min");
  await page.getByRole("button", { name: "Add", exact: true }).click();

  const card = page.getByRole("region", { name });
  await expect(card.getByText("Answering")).toBeVisible({ timeout: 120_000 });
  await expect(card.getByText("31,000")).toBeVisible();
  await card.getByRole("link", { name: "Change Waiting" }).click();
  await expect(page.getByLabel("Degraded after")).toHaveValue("5 min");
  await tryIt(page, "31,000");

  await page.goto("/staff/sources");
  await card.getByRole("link", { name: `Change the source ${name}` }).click();
  await expect(page.getByText("One is kept.")).toBeVisible();
  expect(await page.content()).not.toContain("a-token-of-the-story");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await remove(page, name);
});

test("a script sends the numbers of a metric with the token that was shown once", async ({ signedInAs, request }) => {
  const name = `Nightly copy ${Date.now()}`;
  const { page } = await signedInAs("admin");
  await page.goto("/staff/sources");
  await page.getByRole("link", { name: "Metrics that are sent" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Add", exact: true }).click();

  await page.getByRole("button", { name: "Make a new token" }).click();
  const token = await page.getByRole("textbox", { name: "Token. Keep it now" }).inputValue();
  await page.getByRole("link", { name: "Add a metric" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Add a metric of ${name}`);
  await page.getByLabel("Name").fill("Files copied");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const address = await page.getByRole("textbox", { name: "Address for Files copied" }).inputValue();

  const data = { data: { timestamp: Math.floor(Date.now() / 1_000), value: 42_000 } };
  const newcomer = await request.post(address, { headers: { authorization: "Bearer somebody's" }, data });
  expect(newcomer.status()).toBe(401);
  const sent = await request.post(address, { headers: { authorization: `Bearer ${token}` }, data });
  expect([sent.status(), await sent.json()]).toEqual([201, data]);

  await page.goto("/staff/sources");
  const card = page.getByRole("region", { name });
  await expect(card.getByText("Sending")).toBeVisible();
  await expect(card.getByText("42,000")).toBeVisible();
  await card.getByRole("link", { name: `Change the source ${name}` }).click();
  await remove(page, name);
});

async function tryIt(page: Page, says: string | RegExp): Promise<void> {
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByRole("status", { name: "What trying gave" })).toContainText(says, { timeout: 120_000 });
}

async function remove(page: Page, name: string): Promise<void> {
  await page.getByText("Remove this source").click();
  await page.getByRole("button", { name: `Remove ${name}` }).click();
  await expect(page).toHaveURL("/staff/sources");
  await expect(page.getByRole("region", { name })).toBeHidden();
}
