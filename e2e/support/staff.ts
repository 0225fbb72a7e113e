import { randomUUID } from "node:crypto";
import { type BrowserContextOptions, expect, type Page, test as base } from "@playwright/test";
import { z } from "zod";
import type { Role } from "@/domain/shared/words";
import { connectVerbs, type Verbs } from "./verbs";
import { password, Story } from "./story";

type SignedIn = { page: Page; user: Awaited<ReturnType<Story["user"]>> };

type Fixtures = {
  story: Story;
  /** Somebody new with this role, signed in on a phone of their own. */
  signedInAs: (role: Role, device?: BrowserContextOptions) => Promise<SignedIn>;
  /** A reader's browser, on which no script runs. */
  visitor: Page;
  /** The browsers of more readers; scripts run on them, unless the device says otherwise. */
  newVisitor: (device?: BrowserContextOptions) => Promise<Page>;
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
      const user = await story.user(role);
      const page = await (await browser.newContext(device)).newPage();
      pages.push(page);
      await openSession(page, user.email);
      await page.goto(role === "helpdesk" ? "/helpdesk" : "/staff");

      return { page, user };
    });
    await Promise.all(pages.map((page) => page.context().close()));
  },
  visitor: async ({ newVisitor }, use) => {
    await use(await newVisitor({ javaScriptEnabled: false }));
  },
  newVisitor: async ({ browser }, use) => {
    const pages: Page[] = [];
    await use(async (device = {}) => {
      const page = await (await browser.newContext({ ...newcomer(), ...device })).newPage();
      pages.push(page);

      return page;
    });
    await Promise.all(pages.map((page) => page.context().close()));
  },
});

export { expect };

/** Limits know people by their browsers and by where they are: each is somewhere else, as behind a proxy of ours. */
export function newcomer() {
  const [a, b, c] = crypto.getRandomValues(new Uint8Array(3));

  return {
    userAgent: `A visitor's browser ${randomUUID()}`,
    extraHTTPHeaders: { "x-forwarded-for": `10.${a}.${b}.${c}` },
  };
}

/** As the sign-in form does, without its page: the form itself is in `staff-sign-in.spec.ts`. */
async function openSession(page: Page, email: string): Promise<void> {
  const { csrfToken } = z
    .object({ csrfToken: z.string() })
    .parse(await (await page.request.get("/api/auth/csrf")).json());
  const form = { csrfToken, email, password, json: "true" };
  const answer = await page.request.post("/api/auth/callback/password", { form });
  expect(answer.ok(), "signing in").toBe(true);
}

/** Fills in the sign-in form that the page shows. */
export async function signIn(page: Page, email: string, typed = password): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(typed);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** What the form says is wrong. */
export function errorSummary(page: Page) {
  return page.getByRole("main").getByRole("alert");
}

/** What the form says once it has posted. Another status says how subscribers are notified of it. */
export function posted(page: Page) {
  return page.getByRole("status").filter({ hasText: "is posted" });
}

/** Loads the published page again and again until it says that: publishing follows an update, within a moment. */
export async function published(visitor: Page, path: string, says: (page: Page) => Promise<void>): Promise<void> {
  await expect(async () => {
    await visitor.goto(path);
    await says(visitor);
  }).toPass({ timeout: 120_000 });
}
