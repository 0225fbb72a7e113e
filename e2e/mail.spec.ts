import { randomUUID } from "node:crypto";
import { expect, published, test } from "./support/staff";
import { hasDovecot, startMailServers } from "./support/mail-servers";

test("a report that came by mail is answered on the desk, and its writer is told by mail", async ({
  story,
  signedInAs,
  visitor,
}) => {
  test.skip(!hasDovecot, "dovecot is not installed.");
  test.setTimeout(120_000);
  await using mail = await startMailServers();
  const { code, path } = await story.incident();
  const writer = `${randomUUID()}@example.org`;
  const words = `My letters wait ${randomUUID()}`;

  mail.send(`Sam <${writer}>`, `[${code}] Letters`, `${words}\r\n\r\n-- \r\nSam, in room 12\r\n`);
  await story.readMailbox();

  const { page: desk } = await signedInAs("helpdesk");
  await desk.goto(`/staff/comments?incident=${code}`);
  const waiting = desk.getByRole("listitem").filter({ hasText: words });
  await expect(waiting).toContainText("by mail");
  await expect(waiting).not.toContainText("room 12");
  await waiting.getByRole("heading").getByRole("button").click();
  await waiting.getByText("Show and answer").click();
  await waiting.getByRole("textbox", { name: "Your answer" }).fill("They leave again since noon.");
  await waiting.getByRole("button", { name: "Post the answer" }).click();
  await published(visitor, `/incidents/${path}`, async (page) => {
    await expect(page.getByText(words)).toBeVisible({ timeout: 200 });
    await expect(page.getByText(writer)).toHaveCount(0);
  });

  const answer = await mail.receive(writer);
  expect(answer).toContain("They leave again since noon.");
  const [link = ""] = /\S+\/comments\/\S+/.exec(answer) ?? [];
  await visitor.goto(link);
  await expect(visitor.getByRole("main")).toContainText(words);
  await expect(visitor.getByRole("main")).toContainText("They leave again since noon.");
});
