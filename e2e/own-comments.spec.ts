import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { expect, published, test } from "./support/staff";
import { uniqueText } from "./support/words";

/** Sends a report from the page of an incident, and stays on the writer's private page. */
async function report(writer: Page, path: string, words: string): Promise<void> {
  await writer.goto(`/incidents/${path}`);
  await writer.getByLabel("What do you see?").fill(words);
  await writer.getByLabel("Program").fill("Eudora");
  await writer.getByRole("button", { name: "Send" }).click();
  await expect(writer).toHaveURL(/\/comments\/[\w-]+$/);
}

test("a slip is put right, what was shown waits again, and what is withdrawn is gone, without a script", async ({
  story,
  signedInAs,
  visitor: writer,
  browser,
}) => {
  const { path } = await story.incident();
  const words = `It hicupps ${uniqueText()}`;
  await report(writer, path, words);

  await writer.getByText("Correct what you wrote, until").click();
  const form = writer.getByRole("form", { name: "Correct what you wrote" });
  await expect(form.getByLabel("Program")).toHaveValue("Eudora");
  await form.getByLabel("What do you see?").fill(words.replace("hicupps", "hiccups"));
  await form.getByRole("button", { name: "Save the correction" }).click();
  const main = writer.getByRole("main");
  await expect(main).toContainText(words.replace("hicupps", "hiccups"));
  await expect(main).toContainText(/, corrected (today, )?\d/);

  const { page: staff } = await signedInAs("helpdesk");
  await staff.goto("/staff/comments");
  const waiting = staff.getByRole("listitem").filter({ hasText: words.replace("hicupps", "hiccups") });
  await waiting.getByRole("heading").getByRole("button").click();
  await waiting.getByText("Show and answer").click();
  await waiting.getByRole("textbox", { name: "Your answer" }).fill("Load it once more.");
  await waiting.getByRole("button", { name: "Post the answer" }).click();
  const reader = await browser.newPage({ javaScriptEnabled: false });
  await published(reader, `/incidents/${path}`, async (page) => {
    await expect(page.getByText("It hiccups")).toBeVisible({ timeout: 200 });
    await expect(page.getByText("Load it once more.")).toBeVisible({ timeout: 200 });
  });

  await writer.reload();
  await writer.getByText("Withdraw your report").click();
  await writer.getByRole("button", { name: "Withdraw it for good" }).click();
  await expect(main).toContainText("You have withdrawn your report.");
  await expect(writer.getByRole("button")).toHaveCount(0);
  await published(reader, `/incidents/${path}`, async (page) => {
    await expect(page.getByRole("main")).not.toContainText("It hiccups", { timeout: 200 });
    await expect(page.getByRole("main")).not.toContainText("Load it once more.", { timeout: 200 });
  });
  await reader.close();
});

test("the writer asks for the answer by email, and no longer; a wrong address comes back with its reason", async ({
  story,
  visitor: writer,
}) => {
  const { path } = await story.incident();
  await report(writer, path, "It hiccups.");
  const follow = writer.getByRole("button", { name: "Email me when it is answered" });

  await follow.click();
  await expect(writer.getByRole("alert")).toBeFocused();
  await expect(writer.getByRole("alert")).toContainText("Your email address is missing.");
  await writer.getByLabel("Your email address").fill("sam at example");
  await follow.click();
  await expect(writer.getByLabel("Your email address")).toHaveValue("sam at example");
  await writer.getByLabel("Your email address").fill("sam@example.org");
  await follow.click();

  await expect(writer).toHaveURL(/\/comments\/[\w-]+$/);
  await expect(writer.getByRole("main")).toContainText("We will email s…@example.org");
  await writer.getByRole("button", { name: "Stop emails" }).click();
  await expect(writer.getByLabel("Your email address, if not s…@example.org")).toBeVisible();
});

test("the private page is kept by nobody, given to nobody, and changed from nowhere else", async ({
  story,
  visitor: writer,
  request,
}) => {
  const { path } = await story.incident();
  await report(writer, path, "It hiccups.");
  const address = new URL(writer.url()).pathname;

  const page = await request.get(address);
  expect(page.headers()).toMatchObject({
    "cache-control": "private, no-store",
    "x-robots-tag": "noindex",
    "referrer-policy": "no-referrer",
  });
  expect(await page.text()).toContain('<meta name="referrer" content="no-referrer">');

  const forged = await request.post(`/api${address}/withdraw`, {
    headers: { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
    maxRedirects: 0,
  });
  expect(forged.status()).toBe(403);
  await writer.reload();
  await expect(writer.getByRole("main")).toContainText("Waiting for review");
});

const hostile: readonly { name: string; form: string; body: string; type?: string }[] = [
  { name: "nothing", form: "correct", body: "" },
  { name: "no form at all", form: "follow", body: "{", type: "application/json" },
  { name: "broken escapes", form: "correct", body: "what=%E0%A4%A&service=%00" },
  { name: "very much", form: "correct", body: `what=${"a".repeat(300_000)}` },
  { name: "another token in a field", form: "withdraw", body: "token=other" },
];

for (const { name, form, body, type = "application/x-www-form-urlencoded" } of hostile) {
  test(`a hostile change (${name}) of a report that is not there is no fault of ours`, async ({ request }) => {
    for (const token of ["nonsense", "%00", "..%2f..", "a".repeat(3_000)]) {
      const answer = await request.post(`/api/comments/${token}/${form}`, {
        data: body,
        headers: { "content-type": type },
        maxRedirects: 0,
      });

      expect(answer.status(), token).toBeGreaterThanOrEqual(300);
      expect(answer.status(), token).toBeLessThan(500);
    }
  });
}

test("axe finds nothing on the private page with a form that came back", async ({ story, newVisitor }) => {
  const { path } = await story.incident();
  const page = await newVisitor();
  await report(page, path, "It hiccups.");
  await page.getByText("Correct what you wrote, until").click();
  await page.getByLabel("What do you see?").fill("");
  await page.getByRole("button", { name: "Save the correction" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await page.getByText("Withdraw your report").click();

  await expectAccessible(page, "the private page");
});
