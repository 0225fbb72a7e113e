import type { Page } from "@playwright/test";
import { expectAccessible, expectFitting } from "./support/accessible";
import { expect, published, test } from "./support/staff";
import { uniqueText } from "./support/words";

const height = 900;
const browsers = [
  { width: 390, javaScriptEnabled: true },
  { width: 1100, javaScriptEnabled: true },
  { width: 390, javaScriptEnabled: false },
  { width: 1100, javaScriptEnabled: false },
];

for (const { width, javaScriptEnabled } of browsers) {
  const how = `${width} px, ${javaScriptEnabled ? "with" : "without"} scripts`;

  test(`a phone number is pointed out, what was typed is kept, and it can be sent anyway: ${how}`, async ({
    story,
    newVisitor,
  }) => {
    const { path } = await story.incident();
    const writer = await newVisitor({ viewport: { width, height }, javaScriptEnabled });
    const words = `It hiccups, call me: 555-123-4567. ${uniqueText()}`;
    await writer.goto(`/incidents/${path}`);
    await writer.getByLabel("What do you see?").fill(words);
    await writer.getByLabel("Program").fill("Eudora");
    await writer.getByLabel("Your email address").fill("sam@example.org");
    await writer.getByLabel("Email me when it is answered").check();
    await writer.getByRole("button", { name: "Send" }).click();

    const question = writer.getByRole("alert");
    await expect(question).toBeFocused();
    await expect(question).toContainText("Should everybody be able to read this?");
    await expect(question.getByRole("listitem")).toHaveText(["555-123-4567"]);
    await expect(writer.getByLabel("What do you see?")).toHaveValue(words);
    await expect(writer.getByLabel("Program")).toHaveValue("Eudora");
    await expect(writer.getByLabel("Your email address")).toHaveValue("sam@example.org");
    await expect(writer.getByLabel("Email me when it is answered")).toBeChecked();
    await (javaScriptEnabled ? expectAccessible(writer) : expectFitting(writer));

    await writer.getByRole("button", { name: "Send it anyway" }).click();
    await expect(writer).toHaveURL(/\/comments\/[\w-]+$/);
    await expect(writer.getByRole("main")).toContainText("Waiting for review");
    await expect(writer.getByRole("main")).toContainText("We will email s…@example.org");
    await (javaScriptEnabled ? expectAccessible(writer) : expectFitting(writer));
  });

  test(`what was pointed out is taken out and sent again: ${how}`, async ({ story, newVisitor }) => {
    const { path } = await story.incident();
    const writer = await newVisitor({ viewport: { width, height }, javaScriptEnabled });
    await send(writer, path, "Write to sam@example.org, it hiccups.");
    await expect(writer.getByRole("alert").getByRole("listitem")).toHaveText(["sam@example.org"]);

    await writer.getByLabel("What do you see?").fill("It hiccups.");
    await writer.getByRole("button", { name: "Send", exact: true }).click();

    await expect(writer).toHaveURL(/\/comments\/[\w-]+$/);
    await expect(writer.getByRole("main")).toContainText("It hiccups.");
    await expect(writer.getByRole("main")).not.toContainText("sam@example.org");
  });
}

test("asking for the answer by email without an address comes back with its reason, and stays ticked", async ({
  story,
  visitor: writer,
}) => {
  const { path } = await story.incident();
  await writer.goto(`/incidents/${path}`);
  await writer.getByLabel("What do you see?").fill("It hiccups.");
  await writer.getByLabel("Email me when it is answered").check();
  await writer.getByRole("button", { name: "Send" }).click();

  await expect(writer.getByRole("alert")).toContainText("Type in your address to get the answer by email");
  await expect(writer.getByLabel("Email me when it is answered")).toBeChecked();
});

for (const javaScriptEnabled of [true, false]) {
  test(`a guest's first is held; after three that were shown the next appears at once, ${
    javaScriptEnabled ? "with" : "without"
  } scripts`, async ({ story, newVisitor, visitor: reader }) => {
    const { path } = await story.incident();
    const writer = await newVisitor({ javaScriptEnabled });
    for (const count of ["first", "second", "third"]) {
      const words = `It hiccups, my ${count} report ${uniqueText()}`;
      await send(writer, path, words);
      await expect(writer.getByRole("main")).toContainText("Waiting for review");
      if (count === "first") {
        await reader.goto(`/incidents/${path}`);
        await expect(reader.getByText(words)).toHaveCount(0);
      }
      await story.decide(words, "visible");
      await published(reader, `/incidents/${path}`, () =>
        expect(reader.getByText(words)).toBeVisible({ timeout: 200 }),
      );
    }

    const words = `It hiccups, my fourth report ${uniqueText()}`;
    await send(writer, path, words);
    await expect(writer.getByRole("main")).not.toContainText("Waiting for review");
    await published(reader, `/incidents/${path}`, () => expect(reader.getByText(words)).toBeVisible({ timeout: 200 }));
  });
}

test("where comments are paused the page says so and has no form; who had it open keeps the words; then it goes on", async ({
  story,
  signedInAs,
  newVisitor,
}) => {
  const { code, path } = await story.incident();
  const writer = await newVisitor({ javaScriptEnabled: false });
  await writer.goto(`/incidents/${path}`);
  const { page: staff } = await signedInAs("editor");
  await staff.goto(`/staff/incidents/${path}`);
  await staff.getByRole("button", { name: `Pause comments on ${code}` }).click();
  await expect(staff.getByRole("heading", { name: "Comments are paused" })).toBeVisible();

  const reader = await newVisitor();
  await published(reader, `/incidents/${path}`, () =>
    expect(reader.getByText(`Comments are paused on ${code}`)).toBeVisible({ timeout: 200 }),
  );
  await expect(reader.getByLabel("What do you see?")).toHaveCount(0);
  await expectAccessible(reader);

  await writer.getByLabel("What do you see?").fill("It hiccups since noon.");
  await writer.getByRole("button", { name: "Send" }).click();
  await expect(writer.getByRole("alert")).toContainText("paused");
  await expect(writer.getByLabel("What do you see?")).toHaveValue("It hiccups since noon.");

  await staff.getByRole("button", { name: `Resume comments on ${code}` }).click();
  await expect(staff.getByRole("heading", { name: "Visitors can comment" })).toBeVisible();
  await writer.getByRole("button", { name: "Send" }).click();
  await expect(writer).toHaveURL(/\/comments\/[\w-]+$/);
  await published(reader, `/incidents/${path}`, () =>
    expect(reader.getByLabel("What do you see?")).toBeVisible({ timeout: 200 }),
  );
});

test("when many come in from one place, the browser works for a moment and the report is taken; without a script it is taken too", async ({
  story,
  newVisitor,
}) => {
  const { code, path } = await story.incident();
  const withScript = await newVisitor({ viewport: { width: 390, height } });
  for (let count = 0; count < 12; count += 1) {
    const taken = await withScript.request.post("/api/comments", {
      form: { incident: code, what: `A program's ${uniqueText()}` },
      headers: { cookie: "" },
      maxRedirects: 0,
    });
    expect(taken.status()).toBe(303);
    await withScript.context().clearCookies();
  }

  const words = `It hiccups for a person ${uniqueText()}`;
  await send(withScript, path, words);
  await expect(withScript).toHaveURL(/\/comments\/[\w-]+$/, { timeout: 120_000 });
  await expect(withScript.getByRole("main")).toContainText(words);
});

async function send(writer: Page, path: string, words: string): Promise<void> {
  await writer.goto(`/incidents/${path}`);
  await writer.getByLabel("What do you see?").fill(words);
  await writer.getByRole("button", { name: "Send" }).click();
}
