import { randomUUID } from "node:crypto";
import { expectFitting } from "./support/accessible";
import { hasDovecot, startMailServers } from "./support/mail-servers";
import { expect, phone, published, test } from "./support/staff";
import { uniqueText } from "./support/words";

test("a report that came by email is answered in the console, and its writer gets the answer by email", async ({
  story,
  signedInAs,
  visitor,
}) => {
  test.skip(!hasDovecot, "dovecot is not installed.");
  await using mail = await startMailServers();
  const { code, path } = await story.incident();
  const writer = `${randomUUID()}@example.org`;
  const words = `My letters wait ${uniqueText()}`;

  mail.send(`Sam <${writer}>`, `[${code}] Letters`, `${words}\r\n\r\n-- \r\nSam, in room 12\r\n`);
  await story.readMailbox();

  const { page: staff } = await signedInAs("helpdesk");
  await staff.goto(`/staff/comments?incident=${code}`);
  const waiting = staff.getByRole("listitem").filter({ hasText: words });
  await expect(waiting).toContainText("by email");
  await expect(waiting).not.toContainText("room 12");
  await waiting.getByRole("heading").getByRole("button").click();
  await waiting.getByText("Show and answer").click();
  await waiting.getByRole("textbox", { name: "Your answer" }).fill("They leave again since noon.");
  await waiting.getByRole("button", { name: "Post the answer" }).click();
  await published(visitor, `/incidents/${path}`, async (page) => {
    await expect(page.getByText(words)).toBeVisible({ timeout: 200 });
    await expect(page.getByText(writer)).toHaveCount(0);
  });

  const answer = await mail.receive(writer, "Answer to your report");
  expect(answer).toContain("They leave again since noon.");
  await visitor.goto(linkIn(answer, "/comments/"));
  await expect(visitor.getByRole("main")).toContainText(words);
  await expect(visitor.getByRole("main")).toContainText("They leave again since noon.");
});

test("an email that was ignored becomes a comment at one tap, and staff see what a comment leaves out", async ({
  story,
  signedInAs,
}) => {
  test.skip(!hasDovecot, "dovecot is not installed.");
  await using mail = await startMailServers();
  const writer = `${randomUUID()}@example.org`;
  const words = uniqueText();

  mail.send(
    `Sam <${writer}>`,
    `Automatic reply: ${words}`,
    "I am away until Monday.\r\n\r\n-- \r\nSam, in room 12\r\n",
  );
  await story.readMailbox();

  const { page: staff } = await signedInAs("helpdesk");
  await staff.goto("/staff/comments");
  await staff.getByRole("link", { name: "Ignored emails" }).click();
  await expect(staff.getByRole("heading", { level: 1 })).toHaveText("Ignored emails");
  const ignored = staff.getByRole("listitem").filter({ hasText: words });
  await expect(ignored).toContainText("Automatic reply");
  await expect(ignored).toContainText(writer);
  await expectFitting(staff);
  await ignored.getByRole("button", { name: "Add as a comment" }).click();
  await expect(ignored).toHaveCount(0);

  await staff.goto("/staff/comments");
  const waiting = staff.getByRole("listitem").filter({ hasText: words });
  await expect(waiting).toContainText("Something of the email is left out");
  await expect(waiting).not.toContainText("room 12");
  await waiting.getByRole("link", { name: "Show the whole email" }).click();
  await expect(staff.getByRole("main")).toContainText("Sam, in room 12");
  await expect(staff.getByRole("main")).toContainText("This email is a comment.");
});

test("a lost password is reset by email, once, and signs in at once", async ({ story, newVisitor }) => {
  await using mail = await startMailServers();
  const { email } = await story.user("helpdesk");
  const page = await newVisitor();
  await page.goto("/staff/reset-password");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("status")).toContainText("we have emailed it a link");

  const link = linkIn(await mail.receive(email, "Choose another password"), "/staff/new-password");
  await page.goto(link);
  await page.getByLabel("New password").fill("too short");
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("at least 12 characters");
  await page.getByLabel("New password").fill("long enough this time");
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(page).toHaveURL("/helpdesk");

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
});

for (const viewport of [phone.viewport, { width: 1100, height: 900 }]) {
  test(`a reader subscribes by email, confirms with a button, gets an update, and unsubscribes, at ${viewport.width} px`, async ({
    story,
    visitor,
  }) => {
    await using mail = await startMailServers();
    const { code, path } = await story.incident();
    const reader = `${randomUUID()}@example.org`;
    await visitor.setViewportSize(viewport);
    await visitor.goto(`/incidents/${path}`);
    await visitor.getByRole("link", { name: `Get email updates until ${code} is resolved` }).click();
    await visitor.getByLabel("Your email address").fill("sam at example");
    await visitor.getByRole("button", { name: "Send me the link" }).click();
    await expect(visitor.getByRole("alert")).toContainText("This is not an email address.");
    await expect(visitor.getByLabel("Your email address")).toHaveValue("sam at example");
    await expect(visitor.getByLabel(code)).toBeChecked();
    await visitor.getByLabel("Your email address").fill(reader);
    await visitor.getByRole("button", { name: "Send me the link" }).click();
    await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Check your email");

    await visitor.goto(linkIn(await mail.receive(reader, "Confirm your subscription"), "/subscriptions/"));
    await expectFitting(visitor);
    await visitor.getByRole("button", { name: "Confirm" }).click();
    await expect(visitor.getByText("Saved. We will email")).toBeVisible();
    const words = `The cable is found ${uniqueText()}`;
    await story.update(code, words);
    const received = await mail.receive(reader, `[${code}] Identified`);
    expect(received).toContain(words);

    await visitor.goto(linkIn(received, "/subscriptions/"));
    await visitor.getByRole("button", { name: "Unsubscribe" }).click();
    await expect(visitor.getByText("We will not email you again, and we have deleted your address.")).toBeVisible();
  });
}

function linkIn(text: string, part: string): string {
  return text.split(/\s/).find((word) => word.includes(part)) ?? "";
}
