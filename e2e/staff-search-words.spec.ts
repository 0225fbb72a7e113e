import { expect, test } from "./support/staff";

test("an admin says what people type, and from the next search on it is found with its state", async ({
  signedInAs,
  story,
  visitor,
}) => {
  const { code, name } = await story.service();
  const typed = `zugzwang${code.toLowerCase()}`;
  const { page } = await signedInAs("admin");
  await page.goto("/staff/settings");
  await page.getByRole("link", { name: "Search words" }).click();
  const list = page.getByRole("textbox", { name: "Search words" });
  const before = await list.inputValue();
  await list.fill(`${before}\n${typed}`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("is not readable").first()).toBeVisible();
  await expect(list).toHaveValue(`${before}\n${typed}`);

  await list.fill(`${before}\n${typed} = ${code}`);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. The next search uses this list.")).toBeVisible();
  await visitor.goto(`/search?q=${typed}`);
  const first = visitor
    .getByRole("region", { name: /result/ })
    .getByRole("listitem")
    .first();
  await expect(first.getByRole("link", { name })).toBeVisible();
  await expect(first).toContainText("Service · Working");

  await list.fill(before);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved. The next search uses this list.")).toBeVisible();
});

test("with nothing typed, help desk sees how every service is", async ({ signedInAs, story }) => {
  const { name } = await story.service();
  const { page } = await signedInAs("helpdesk");

  const service = page.getByRole("region", { name: "Services" }).getByRole("listitem").filter({ hasText: name });
  await expect(service).toContainText("Working");
});

test("a link that never was one says that nothing was changed, and how to unsubscribe", async ({ visitor }) => {
  await visitor.goto("/subscriptions/made-up");
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("No subscription belongs to this link");
  await expect(visitor.getByRole("main")).toContainText("Nothing was changed.");

  await visitor.getByLabel("Your email address").fill("nobody");
  await visitor.getByRole("button", { name: "Send me the link" }).click();
  await expect(visitor.getByRole("main")).toContainText("This is not an email address. Correct it.");
  await visitor.getByLabel("Your email address").fill("nobody@example.org");
  await visitor.getByRole("button", { name: "Send me the link" }).click();
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Check your email");
  await expect(visitor.getByRole("main")).toContainText("You are not unsubscribed yet.");

  const oneClick = await visitor.request.post("/api/subscriptions/made-up/unsubscribe", {
    form: { "List-Unsubscribe": "One-Click" },
  });
  expect(oneClick.status()).toBe(404);
  expect(await oneClick.text()).toContain("Nothing was changed");
});
