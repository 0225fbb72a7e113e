import { errorSummary, expect, phone, signIn, test } from "./support/staff";
import { DatabaseLine, WebProcess } from "./support/web-process";

test("while the database is away nothing is saved, the form says so, and the text is posted when it is back", async ({
  browser,
  story,
}) => {
  const { code, path } = await story.incident();
  const { email } = await story.user("editor");
  const line = new DatabaseLine();
  const web = new WebProcess();
  try {
    await web.start(await line.open());
    await expect.poll(() => web.status("/staff/sign-in"), { timeout: 120_000 }).toBe(200);
    const page = await browser.newPage({ ...phone, baseURL: web.origin });
    await page.goto(`/staff/sign-in?callbackUrl=/staff/incidents/${path}`);
    await signIn(page, email);
    await page.getByLabel("What is happening?").fill("Written while it was there.");

    line.cut();
    await page.getByRole("button", { name: "Post update" }).click();
    await expect(errorSummary(page)).toHaveText(
      "Not saved: the database cannot be reached. Your text is kept; post again in a minute.",
      { timeout: 120_000 },
    );
    await page.getByLabel("What is happening?").fill("Written while it was away.");
    await page.reload();
    await expect(page.getByRole("heading", { name: "This page cannot be shown now" })).toBeVisible();
    await expect(page.getByText("Written while it was away.")).toBeVisible();

    await line.restore();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByLabel("What is happening?")).toHaveValue("Written while it was away.");
    await page.getByRole("button", { name: "Post update" }).click();
    await expect(page.getByText(`${code}.2 is posted`).first()).toBeVisible();
    expect(await story.countUpdates(code)).toBe(2);
    await page.context().close();
  } finally {
    await web.remove();
    line.cut();
  }
});
