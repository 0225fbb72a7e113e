import { expect, published, newcomer, test } from "./support/staff";
import { signInService } from "./support/sign-in-service";
import { DatabaseLine, WebProcess } from "./support/web-process";
import { uniqueText } from "./support/words";

test("a member of the organisation signs in there, and what they write appears at once, marked as a member's", async ({
  story,
  browser,
}) => {
  const line = new DatabaseLine();
  const web = new WebProcess();
  await using organisation = await signInService();
  const context = await browser.newContext({ ...newcomer(), javaScriptEnabled: false });
  try {
    await web.start(await line.open(), organisation.settings);
    const { path } = await story.incident();
    await expect.poll(() => web.status(`/incidents/${path}`), { timeout: 120_000 }).toBe(200);
    const member = await context.newPage();
    await member.goto(`${web.origin}/incidents/${path}`);
    await member.getByRole("link", { name: "sign in before you write" }).click();

    await member.getByPlaceholder("Enter any login").fill("sam");
    await member.getByPlaceholder("and password").fill("any");
    await member.getByRole("button", { name: "Sign-in" }).click();
    await member.getByRole("button", { name: "Continue" }).click();

    await expect(member.getByRole("heading", { level: 1 })).toBeVisible();
    const words = `It hiccups ${uniqueText()}`;
    await member.getByLabel("What do you see?").fill(words);
    await member.getByRole("button", { name: "Send" }).click();
    await expect(member).toHaveURL(/\/comments\/[\w-]+$/);
    await expect(member.getByRole("main")).not.toContainText("Waiting for review");

    await published(member, `${web.origin}/incidents/${path}`, async (page) => {
      const comment = page.getByRole("listitem").filter({ hasText: words });
      await expect(comment).toContainText("Signed-in member", { timeout: 200 });
      await expect(comment).not.toContainText("@example.edu", { timeout: 200 });
    });
    // A member is no staff.
    await member.goto(`${web.origin}/staff`);
    await expect(member.getByRole("heading", { name: "Sign in" })).toBeVisible();
  } finally {
    await context.close();
    await web.remove();
    line.cut();
  }
});
