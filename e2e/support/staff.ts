import { randomUUID } from "node:crypto";
import { type BrowserContextOptions, expect, type Page, test as base } from "@playwright/test";
import type { Role } from "@/domain/words";
import { connectVerbs, type Verbs } from "./verbs";
import { password, Story } from "./story";

type SignedIn = { page: Page; person: Awaited<ReturnType<Story["person"]>> };

type Fixtures = {
  story: Story;
  /** Somebody new with this role, signed in on a phone of their own. */
  signedInAs: (role: Role, device?: BrowserContextOptions) => Promise<SignedIn>;
  /** A reader's browser, on which no script runs. */
  visitor: Page;
};

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true } satisfies BrowserContextOptions;

export const test = base.extend<Fixtures, { verbs: Verbs }>({
  verbs: [
    // Playwright reads from this pattern which fixtures a fixture needs: none.
    async ({}, use) => {
      const verbs = await connectVerbs();
      await use(verbs);
      await verbs.db.$disconnect();
    },
    { scope: "worker" },
  ],
  story: async ({ verbs }, use) => {
    const story = new Story(verbs);
    await use(story);
    await story.end();
  },
  signedInAs: async ({ browser, story }, use) => {
    const pages: Page[] = [];
    await use(async (role, device = phone) => {
      const person = await story.person(role);
      const page = await (await browser.newContext(device)).newPage();
      pages.push(page);
      await page.goto("/staff/sign-in");
      await signIn(page, person.email);
      await expect(page).toHaveURL(role === "helpdesk" ? "/helpdesk" : "/staff");

      return { page, person };
    });
    await Promise.all(pages.map((page) => page.context().close()));
  },
  visitor: async ({ browser }, use) => {
    // Limits tell persons apart by their browsers: each story has one of its own.
    const page = await browser.newPage({ javaScriptEnabled: false, userAgent: `A visitor's browser ${randomUUID()}` });
    await use(page);
    await page.context().close();
  },
});

export { expect };

/** Fills in the sign-in form that the page shows. */
export async function signIn(page: Page, email: string, typed = password): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(typed);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** What the form says is wrong. */
export function complaint(page: Page) {
  return page.getByRole("main").getByRole("alert");
}

/** Loads the published page again and again until it says that: publishing follows an update, within a moment. */
export async function published(visitor: Page, path: string, says: (page: Page) => Promise<void>): Promise<void> {
  await expect(async () => {
    await visitor.goto(path);
    await says(visitor);
  }).toPass({ timeout: 40_000 });
}
