import { expect, test } from "./support/staff";

const share = String.raw`\\fileserver\share`;
const log = Array.from({ length: 300 }, (_line, number) => `[${number}] *err* a`).join("\n");
const table = `|${"a long heading|".repeat(12)}\n|${"-|".repeat(12)}\n|${"value|".repeat(12)}`;

test("what staff type is what readers see, on a phone", async ({ signedInAs, story, newVisitor }) => {
  const { path } = await story.incident();
  const { page } = await signedInAs("editor");
  await page.goto(`/staff/incidents/${path}`);
  const body = `line one\nline two\n\nFiles are on ${share}\n\n\`\`\`\n${log}\n\`\`\`\n\n${table}\n\nשלום`;
  await page.getByLabel("What is happening?").fill(body);
  await page.getByText("Preview", { exact: true }).click();
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview.getByText(share)).toBeVisible();
  await expect(preview.locator("pre")).toHaveCount(1);
  await expect(page.getByText("Not all of this text can be formatted")).toBeHidden();
  await page.getByRole("button", { name: "Post update" }).click();

  const visitor = await newVisitor({ viewport: { width: 390, height: 844 } });
  await expect(async () => {
    await visitor.goto(`/incidents/${path}`);
    await expect(visitor.locator("pre").first()).toContainText("[299] *err* a", { timeout: 1_000 });
  }).toPass();
  const update = visitor.locator("#update-2");
  await expect(update.getByText("line one")).toHaveText("line one\nline two", { useInnerText: true });
  await expect(update.getByText(share)).toBeVisible();
  await expect(update.getByText("שלום")).toHaveCSS("direction", "rtl");
  const wide = update.getByRole("group", { name: "Table" });
  expect(await wide.evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
  expect(await visitor.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("the composer says before posting what cannot be formatted", async ({ signedInAs, story }) => {
  const { path } = await story.incident();
  const { page } = await signedInAs("editor");
  await page.goto(`/staff/incidents/${path}`);

  await page.getByLabel("What is happening?").fill(log);
  await expect(page.getByText("it has more than 150 opening brackets")).toBeVisible();
  await page.getByLabel("What is happening?").fill(`\`\`\`\n${log}\n\`\`\``);
  await expect(page.getByText("it has more than 150 opening brackets")).toBeHidden();
});
