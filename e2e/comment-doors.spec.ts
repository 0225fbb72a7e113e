import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, newcomer, test } from "./support/staff";
import { uniqueText } from "./support/words";

async function send(writer: Page, path: string, words: string): Promise<string> {
  await writer.goto(`/incidents/${path}`);
  await writer.getByLabel("What do you see?").fill(words);
  await writer.getByRole("button", { name: "Send" }).click();
  await expect(writer).toHaveURL(/\/comments\/[\w-]+$/);

  return writer.url();
}

for (const javaScriptEnabled of [true, false]) {
  test(`a neighbour with the same browser and words gets a private page of their own, ${
    javaScriptEnabled ? "with" : "without"
  } scripts`, async ({ story, newVisitor }) => {
    const { path } = await story.incident();
    const neighbour = { ...newcomer(), javaScriptEnabled };
    const words = `It hiccups ${uniqueText()}`;
    const first = await send(await newVisitor(neighbour), path, words);
    const second = await newVisitor(neighbour);

    expect(await send(second, path, words)).not.toBe(first);
    await expect(second.getByRole("main")).toContainText(words);
  });
}

test("a form that is sent twice, before its first answer, is one report", async ({ story, newVisitor, request }) => {
  const { path, code } = await story.incident();
  const writer = await newVisitor();
  await writer.goto(`/incidents/${path}`);
  const key = writer.locator('form[action="/api/comments"] input[name="formKey"]');
  await expect(key).toHaveValue(/^[\da-f-]{36}$/);

  const form = { incident: code, what: `It hiccups ${uniqueText()}`, formKey: randomUUID() };
  const sendAgain = async () => {
    const { userAgent, extraHTTPHeaders } = newcomer();
    const headers = { "user-agent": userAgent, ...extraHTTPHeaders, cookie: "" };
    const answer = await request.post("/api/comments", { form, headers, maxRedirects: 0 });

    return answer.headers()["location"];
  };
  const first = await sendAgain();
  expect(first).toMatch(/^\S*\/comments\/[\w-]+$/);
  expect(await sendAgain()).toBe(first);
});

test("a private link that is pasted into a report is not on its page", async ({ story, newVisitor }) => {
  const { path } = await story.incident();
  const link = await send(await newVisitor(), path, `It hiccups ${uniqueText()}`);
  const other = await newVisitor();
  await send(other, path, `As I said in ${link}, it hiccups ${uniqueText()}`);

  await expect(other.getByRole("main")).toContainText("As I said in (private link removed), it hiccups");
});

test("an admin says which names are reserved", async ({ signedInAs }) => {
  const { page: admin } = await signedInAs("admin");
  await admin.goto("/staff/site");
  const names = admin.getByLabel("Reserved names");
  await expect(names).toHaveValue(/help desk/);
  await names.fill(`${await names.inputValue()}\nRechenzentrum`);
  await admin.getByRole("button", { name: "Save" }).click();
  await expect(admin.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();

  await admin.reload();
  await expect(names).toHaveValue(/Rechenzentrum$/);
  await names.fill("");
  await admin.getByRole("button", { name: "Save" }).click();
  await expect(admin.getByRole("status").filter({ hasText: "Saved." })).toBeVisible();
  await admin.reload();
  await expect(names).toHaveValue(/help desk/);
});
