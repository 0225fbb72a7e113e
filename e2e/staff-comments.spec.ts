import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { expect, phone, published, test } from "./support/staff";
import { uniqueWord } from "./support/words";

const widths = [phone.viewport, { width: 1100, height: 900 }];

for (const viewport of widths) {
  test(`a triager works through moderation by keyboard alone, ${viewport.width} px`, async ({
    signedInAs,
    story,
    visitor,
  }) => {
    const { code, path } = await story.incident();
    const first = await story.comment(code, { name: "Jan", what: `It says 0x800CCC0F since ${uniqueWord()}` });
    const same = await story.comment(code, { name: "Kim", what: `It also says 0x800CCC0F, ${uniqueWord()}` });
    const { page } = await signedInAs("editor", { viewport });
    await page.goto(`/staff/comments?incident=${code}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Comments on ${code}`);
    await expect(page.getByText("0 of 2 are done; 2 wait for an answer.")).toBeVisible();

    // Kim's says the same as Jan's: m merges it into the likeliest.
    await page.keyboard.press("j");
    await expect(nameOf(page, "Jan")).toBeFocused();
    await page.keyboard.press("j");
    await expect(nameOf(page, "Kim")).toBeFocused();
    await page.keyboard.press("m");
    await expect(page.getByLabel("Show this one for both")).toBeFocused();
    await page.keyboard.press("Control+Enter");
    await expect(nameOf(page, "Jan")).toBeFocused();
    await expect(page.getByText("1 other says the same")).toBeVisible();
    await page.keyboard.press("u");
    await expect(nameOf(page, "Kim")).toBeVisible();
    await page.keyboard.press("j");
    await page.keyboard.press("m");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByText("1 other says the same")).toBeVisible();

    // Show, undo, show again; say what was found.
    await page.keyboard.press("s");
    await expect(page.getByText("Everyone sees it.")).toBeVisible();
    await page.keyboard.press("u");
    await expect(page.getByText("Only staff see it.").first()).toBeVisible();
    await page.keyboard.press("s");
    await expect(page.getByText("Everyone sees it.")).toBeVisible();
    await page.keyboard.press("2");
    await expect(page.getByRole("button", { name: "Looking into it" })).toHaveAttribute("aria-pressed", "true");

    // Answer, then promote the answer, edited on the way.
    await page.keyboard.press("a");
    await page.keyboard.type(`Use WebMail, ${same}`);
    await page.keyboard.press("Control+Enter");
    await expect(page.getByText("✓ Answered by")).toBeVisible();
    await expect(page.getByText("1 of 1 are done.")).toBeVisible();
    await expect(nameOf(page, "Jan")).toBeFocused();
    await page.keyboard.press("p");
    await page.keyboard.type(" (this goes for everybody)");
    await page.keyboard.press("Control+Enter");
    await expect(page.getByText(`in the timeline as ${code}.2`)).toBeVisible();

    await page.keyboard.press("?");
    await expect(page.getByRole("region", { name: "Keys" })).toBeVisible();
    await expectAccessible(page);

    await published(visitor, `/incidents/${path}`, async () => {
      await expect(visitor.getByText("(this goes for everybody)")).toBeVisible({ timeout: 1_000 });
      await expect(visitor.locator(`#comment-${first}`)).toBeVisible({ timeout: 1_000 });
      await expect(visitor.locator(`#comment-${same}`)).toHaveCount(0);
    });
  });
}

test("what arrives while somebody types takes neither the focus, nor the choice, nor the text", async ({
  signedInAs,
  story,
}) => {
  const { code } = await story.incident();
  const first = await story.comment(code, { name: "Jan", what: `It hangs, ${uniqueWord()}` });
  const { page } = await signedInAs("helpdesk");
  await page.goto("/staff/comments");
  await nameOf(page, "Jan", first).click();
  await page.keyboard.press("a");
  const field = page.getByRole("textbox", { name: "Your answer" });
  await field.fill("We are j s h x");

  const later = uniqueWord();
  await story.comment(code, { name: "Kim", what: `It hangs too, ${later}` });
  await expect(page.getByText(later)).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "new comment" })).toBeVisible();
  await expect(field).toBeFocused();
  await page.keyboard.type(" typing on");
  await expect(field).toHaveValue("We are j s h x typing on");

  // Left by Escape and opened again, and after loading the page again, it is still there.
  await page.keyboard.press("Escape");
  await expect(nameOf(page, "Jan", first)).toBeFocused();
  await page.reload();
  await nameOf(page, "Jan", first).click();
  await page.keyboard.press("a");
  await expect(page.getByRole("textbox", { name: "Your answer" })).toHaveValue("We are j s h x typing on");
});

test("a template is added, and answers in two keys; what was not listed moves to its incident", async ({
  signedInAs,
  story,
  visitor,
}) => {
  const { code, path } = await story.incident();
  const seen = `The printer in Hall B says offline ${uniqueWord()}`;
  const id = await story.comment(null, { name: "Jan", what: seen });
  const { page } = await signedInAs("helpdesk", { viewport: { width: 1100, height: 900 } });
  await page.goto("/staff/comments/templates");
  const name = `Template ${uniqueWord()}`;
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("The answer").fill("Please print in Hall A.");
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: name })).toBeVisible();

  await page.goto("/staff/comments");
  await nameOf(page, "Jan", id).click();
  await page.keyboard.press("l");
  await page.getByLabel("Incident", { exact: true }).fill(code.toLowerCase());
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "Linked." })).toBeVisible();
  await page.keyboard.press("t");
  await page.getByRole("button", { name }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Your answer" })).toHaveValue("Please print in Hall A.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("status").filter({ hasText: "Your answer is posted." })).toBeVisible();

  await published(visitor, `/incidents/${path}`, async () => {
    await expect(visitor.getByText(seen)).toBeVisible({ timeout: 1_000 });
    await expect(visitor.getByText("Please print in Hall A.")).toBeVisible({ timeout: 1_000 });
  });
  await page.goto("/staff/comments/templates");
  await page.getByRole("button", { name: `Remove ${name}` }).click();
  await expect(page.getByText(name)).toHaveCount(0);
});

function nameOf(page: Page, name: string, id?: string) {
  return id ? page.locator(`#comment-${id}-name`) : page.getByRole("button", { name, exact: true });
}
