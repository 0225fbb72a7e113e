import type { Page } from "@playwright/test";
import { expect, phone, posted, signIn, test } from "./support/staff";

// On a slow line a page is there before its scripts have come.

test("nothing can be typed into the form while its scripts have not come, so that nothing is lost", async ({
  signedInAs,
  story,
}) => {
  const { code, path } = await story.incident();
  const { page } = await signedInAs("editor");
  const letScriptsCome = await holdScripts(page);
  await page.goto(`/staff/incidents/${path}`, { waitUntil: "commit" });
  const text = page.getByLabel("What is happening?");
  await expect(text).toBeDisabled();
  await expect(page.getByRole("button", { name: "Post update" })).toBeDisabled();

  await letScriptsCome();
  await text.fill("Typed as soon as it was possible.");
  await page.getByRole("button", { name: "Post update" }).click();
  await expect(posted(page)).toContainText(`${code}.2 is posted`);
});

test("who signs in before the scripts have come is signed in once they are there", async ({ browser, story }) => {
  const user = await story.user("editor");
  const page = await (await browser.newContext(phone)).newPage();
  const letScriptsCome = await holdScripts(page);
  await page.goto("/staff/sign-in", { waitUntil: "commit" });

  const signedIn = signIn(page, user.email);
  await expect(page.getByLabel("Password")).not.toHaveValue("");
  await letScriptsCome();
  await signedIn;

  await expect(page).toHaveURL("/staff");
  await page.context().close();
});

/** @returns what lets them come */
async function holdScripts(page: Page): Promise<() => Promise<void>> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await released;
    await route.continue();
  });

  return async () => {
    release();
    await page.waitForLoadState();
  };
}
