import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { errorSummary, expect, phone, signIn, test } from "./support/staff";
import { DatabaseLine, WebProcess } from "./support/web-process";

const besideThePhone = { viewport: { width: 1100, height: 900 } };

function box(page: Page) {
  return page.getByRole("combobox", { name: "Symptom, error or code" });
}

/** Whatever the page puts on the clipboard, without a clipboard. */
async function catchCopies(page: Page): Promise<() => Promise<string | undefined>> {
  await page.addInitScript(() => {
    const copies: string[] = [];
    Object.assign(window, { copies });
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: (text: string) => Promise.resolve(copies.push(text)) },
    });
  });

  return () => page.evaluate<string | undefined>("window.copies.at(-1)");
}

test("a caller is answered by the keyboard alone: typed, read out, counted, copied", async ({ signedInAs, story }) => {
  const symptom = `the ${Date.now()} printer blinks`;
  const { code, path } = await story.incident({ title: `In Hall B ${symptom}` });
  const { page } = await signedInAs("helpdesk", besideThePhone);
  const copied = await catchCopies(page);
  await page.goto("/helpdesk");
  await expect(page.getByRole("heading", { name: "Open now" })).toBeVisible();
  await expect(box(page)).toBeFocused();

  await page.keyboard.type(symptom);
  const card = page.getByRole("article", { name: `In Hall B ${symptom}` });
  await expect(card).toContainText(`say “${code.split("-")[0]} one”`);
  await expect(card.getByRole("region", { name: "Read out" })).toContainText("we are looking for the cause");
  await expect(card.getByRole("img", { name: `QR code of` })).toBeVisible();

  await page.keyboard.press("Enter");
  await expect(card).toBeFocused();
  await page.keyboard.press("c");
  await expect(card).toContainText(`Counted for ${code}.`);
  await expect(card).toContainText("1 person said so, 1 by phone");
  await page.keyboard.press("n");
  await page.keyboard.type("Second floor");
  await page.keyboard.press("Enter");
  await expect(card).toContainText("2 people said so, 2 by phone");
  await card.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(card).toContainText(`Caller removed from ${code}.`);
  await expect(card).toContainText("1 person said so, 1 by phone");
  await expect(card.getByRole("button", { name: "Undo" })).toBeHidden();

  await card.focus();
  await page.keyboard.press("2");
  await expect(card).toContainText("Copied for chat.");
  expect(await copied()).toContain(`${code}: `);
  expect(await copied()).toContain(`/${path}`);
  await page.keyboard.press("1");
  await expect(card).toContainText("Copied for phone.");
  expect(await copied()).toContain(`The code to remember is`);
  await page.keyboard.press("3");
  await expect(card).toContainText("Copied for email.");
  expect(await copied()).toMatch(/^Hello,\n\n/);

  await page.keyboard.press("Escape");
  await expect(box(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(box(page)).toHaveValue("");
  await expect(page.getByRole("heading", { name: "Open now" })).toBeVisible();
});

test("arrow keys go through what was found, and Enter before the answer opens what is found then", async ({
  signedInAs,
  story,
}) => {
  const word = `twofold${Date.now()}`;
  await story.incident({ title: `The ${word} first` });
  await story.incident({ title: `The ${word} second` });
  const { page } = await signedInAs("helpdesk", besideThePhone);

  await page.keyboard.type(word);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("article", { name: `The ${word} second` })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { selected: true })).toContainText("first");
  await expect(box(page)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("option", { selected: true })).toContainText("second");
});

test("the answer to what was typed last wins, however late the others come", async ({ signedInAs, story }) => {
  const [alpha, beta] = [`belated${Date.now()}`, `punctual${Date.now()}`];
  await story.incident({ title: `The ${alpha}` });
  await story.incident({ title: `The ${beta}` });
  const { page } = await signedInAs("helpdesk", besideThePhone);
  const late: (() => void)[] = [];
  await page.route(/answers\?q=.*belated/, async (route) => {
    const response = await route.fetch();
    await new Promise<void>((resolve) => late.push(resolve));
    await route.fulfill({ response }).catch(() => undefined);
  });

  await box(page).fill(alpha);
  await expect.poll(() => late.length).toBe(1);
  await box(page).fill(beta);
  await expect(page.getByRole("article", { name: `The ${beta}` })).toBeVisible();
  late.forEach((answer) => answer());
  await expect(page.getByRole("article", { name: `The ${beta}` })).toBeVisible();
  await expect(page.getByText(`The ${alpha}`)).toHaveCount(0);
});

test("a code leads straight to its card, also before signing in, and the script that is written there is read out", async ({
  browser,
  signedInAs,
  story,
}) => {
  const { path } = await story.incident({ title: "The dictated one" });
  const { email } = await story.user("helpdesk");
  const guest = await browser.newPage(phone);
  await guest.goto(`/d/${path}`);
  await signIn(guest, email);
  await expect(guest).toHaveURL(new RegExp(`/helpdesk\\?q=${path}$`, "i"));
  await guest.getByRole("option", { name: /The dictated one/ }).tap();
  const card = guest.getByRole("article", { name: "The dictated one" });
  await card.getByRole("button", { name: "Change the script" }).tap();
  await card.getByLabel("What is read out").fill("The second sentence is this. Wait.");
  await card.getByRole("button", { name: "Save the script" }).tap();
  await expect(card.getByRole("region", { name: "Read out" })).toContainText("The second sentence is this. Wait.");
  await guest.context().close();

  const { page } = await signedInAs("editor");
  await page.goto(`/staff/incidents/${path}/about`);
  const field = page.getByLabel("What is read out to callers");
  await expect(field).toHaveValue("The second sentence is this. Wait.");
  await field.fill("An editor’s words.");
  await page.getByRole("button", { name: "Save the script" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByRole("link", { name: "Help desk" }).first().click();
  await box(page).fill(path);
  await page.getByRole("option", { name: /The dictated one/ }).tap();
  await expect(page.getByRole("region", { name: "Read out" })).toContainText("An editor’s words.");
});

test("what nobody knows yet is reported for the caller", async ({ signedInAs }) => {
  const { page } = await signedInAs("helpdesk");
  await box(page).fill(`zqxjvkwq${Date.now()}`);

  await expect(page.getByText(/Nothing matches “zqxjvkwq/)).toBeVisible();
  await expect(page.getByRole("link", { name: "report it for the caller" })).toHaveAttribute("href", "/report");
});

test("the help desk finds the comments, everybody else of the staff finds the help desk", async ({ signedInAs }) => {
  const { page } = await signedInAs("helpdesk");
  await page.getByRole("link", { name: /^Comments/ }).click();
  await expect(page).toHaveURL("/staff/comments");

  const editor = await signedInAs("editor");
  await editor.page.getByRole("link", { name: "Help desk" }).click();
  await expect(editor.page).toHaveURL("/helpdesk");
});

test("while the database is away the page says so, keeps what it has, and goes on by itself", async ({
  browser,
  story,
}) => {
  const { code, path } = await story.incident({ title: "It was there before" });
  const { email } = await story.user("helpdesk");
  const line = new DatabaseLine();
  const web = new WebProcess();
  try {
    await web.start(await line.open());
    await expect.poll(() => web.status("/staff/sign-in"), { timeout: 120_000 }).toBe(200);
    const page = await browser.newPage({ ...besideThePhone, baseURL: web.origin });
    await page.goto(`/d/${path}`);
    await signIn(page, email);
    const card = page.getByRole("article", { name: "It was there before" });
    // The first page of a process that has just started takes its time.
    await expect(card).toBeVisible({ timeout: 120_000 });

    line.cut();
    await card.getByLabel("Note for staff, optional").fill("Kept while it is away");
    await card.getByRole("button", { name: "A caller has this" }).click();
    await expect(card.getByRole("alert")).toContainText("database cannot be reached", { timeout: 120_000 });
    await expect(card.getByLabel("Note for staff, optional")).toHaveValue("Kept while it is away");
    await box(page).press("End");
    await page.keyboard.type(" more");
    await expect(errorSummary(page).first()).toContainText("What you see was read at", { timeout: 120_000 });
    await expect(card).toBeVisible();
    await page.reload();
    await expect(page.getByRole("heading", { name: "cannot be shown now" })).toBeVisible({ timeout: 120_000 });

    await line.restore();
    await page.goto(`/d/${path}`);
    await expect(card).toBeVisible();
    await card.getByRole("button", { name: "A caller has this" }).click();
    await expect(card).toContainText(`Counted for ${code}.`);
    await page.context().close();
  } finally {
    await web.remove();
    line.cut();
  }
});

test("axe finds nothing on the help desk’s page", async ({ signedInAs, story }) => {
  const { code } = await story.incident({ title: `The one to look at` });
  const { page } = await signedInAs("helpdesk");

  await expect(page.getByRole("heading", { name: "Open now" })).toBeVisible();
  await expectAccessible(page, "the card of the day");
  await box(page).fill(code);
  await expect(page.getByRole("option")).toBeVisible();
  await expectAccessible(page, "what was found");
  await box(page).press("Enter");
  await expect(page.getByRole("article")).toBeFocused();
  await expectAccessible(page, "a card");
  await page.keyboard.press("e");
  await expectAccessible(page, "its script being changed");
  await page.keyboard.press("Escape");
  await box(page).fill("zqxjvkwq");
  await expect(page.getByText("Nothing matches")).toBeVisible();
  await expectAccessible(page, "nothing");
});
