import { expect, test } from "./support/staff";

const phone = { viewport: { width: 390, height: 844 } };

test("a maintenance begins and ends with its window, and nobody does anything", async ({ story, newVisitor }) => {
  const { path } = await story.maintenance({ inS: 2, forS: 3, endsByItself: true });
  const reader = await newVisitor(phone);

  await expect(async () => {
    await reader.goto(`/incidents/${path}`);
    await expect(reader.getByText("The maintenance is over, as planned.")).toBeVisible({ timeout: 1_000 });
  }).toPass();

  await expect(reader.getByText("The maintenance has begun, as planned.")).toBeVisible();
  await expect(reader.locator("main").getByText("Completed", { exact: true }).first()).toBeVisible();
});

test("one that nobody ends takes longer than planned, and says so", async ({ story, newVisitor }) => {
  const { path } = await story.maintenance({ inS: 1, forS: 2, endsByItself: false });
  const reader = await newVisitor(phone);

  await expect(async () => {
    await reader.goto(`/incidents/${path}`);
    await expect(reader.getByText("It takes longer than planned.")).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test("one that is called off is cancelled, for staff and readers", async ({ story, signedInAs, newVisitor }) => {
  const { path } = await story.maintenance({ inS: 86_400, forS: 3_600, endsByItself: false });
  const { page } = await signedInAs("editor");
  await page.setViewportSize(phone.viewport);
  await page.goto(`/staff/incidents/${path}`);
  await page.getByText("Cancelled", { exact: true }).click();
  await page.getByLabel("What is happening?").fill("The disks have not come.");
  await page.getByRole("button", { name: "Post that it is cancelled" }).click();

  const reader = await newVisitor(phone);
  await expect(async () => {
    await reader.goto(`/incidents/${path}`);
    await expect(reader.getByText("The disks have not come.")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(reader.locator("main").getByText("Cancelled", { exact: true }).first()).toBeVisible();
  await expect(reader.getByText("Was planned for", { exact: true })).toBeVisible();
  await expect(reader.getByText(/lasted|began/)).toHaveCount(0);
  await expect(reader.getByRole("button", { name: "Still broken for me" })).toHaveCount(0);
});
