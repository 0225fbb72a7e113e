import type { Page } from "@playwright/test";
import { expect, phone, published, test } from "./support/staff";
import { DatabaseLine, WebProcess } from "./support/web-process";

// How soon that is, `npm run bench` measures.
test("a visitor without a script reads an update that was posted on a phone", async ({
  signedInAs,
  story,
  visitor,
}) => {
  const { code, path } = await story.incident({ title: "The library's Wi-Fi drops people" });
  const { page } = await signedInAs("editor", phone);
  await page.goto(`/staff/incidents/${path}`);
  await post(page, `${code}.2`, "Sentence 2 of this story.");

  await published(visitor, `/incidents/${path}`, (reader) =>
    expect(reader.getByText("Sentence 2 of this story.")).toBeVisible({ timeout: 100 }),
  );
  await published(visitor, "/", (reader) =>
    expect(reader.getByRole("article").filter({ hasText: code })).toContainText("Sentence 2 of this story.", {
      timeout: 100,
    }),
  );
});

test("what is posted on one web process is read on another, update after update", async ({ signedInAs, story }) => {
  const line = new DatabaseLine();
  const other = new WebProcess();
  try {
    await other.start(await line.open());
    await expect.poll(() => other.hasPublishedAll(), { timeout: 120_000 }).toBe(true);
    const { code, path } = await story.incident({ body: "Jobs stay in the queue." });
    const address = `/incidents/${path}`;
    await expect.poll(() => other.text(address), { timeout: 120_000 }).toContain("Jobs stay in the queue.");

    const { page } = await signedInAs("editor");
    await page.goto(`/staff${address}`);
    for (const number of [2, 3, 4]) {
      await post(page, `${code}.${number}`, `Sentence ${number} of this story.`);
      await expect.poll(() => other.text(address)).toContain(`Sentence ${number} of this story.`);
      await expect.poll(() => other.text("/")).toContain(`Sentence ${number} of this story.`);
    }
  } finally {
    await other.remove();
    line.cut();
  }
});

async function post(page: Page, code: string, words: string): Promise<void> {
  await page.getByLabel("What is happening?").fill(words);
  await page.getByRole("button", { name: "Post update" }).click();
  await expect(page.getByText(`${code} is posted`).first()).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`posted=${code}$`));
}
