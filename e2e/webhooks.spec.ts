import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { expectAccessible } from "./support/accessible";
import { errorSummary, expect, phone, test } from "./support/staff";
import { webhookReceiver } from "./support/webhook-receiver";

test("an admin adds a webhook, tests it, posts, and reads what it answered", async ({ signedInAs, story }) => {
  await using receiver = await webhookReceiver();
  const { path, code } = await story.incident();
  const { page } = await signedInAs("admin");
  const name = `Program ${randomUUID().slice(0, 8)}`;
  const at = `/${randomUUID()}`;

  await page.goto("/staff/settings");
  await page.getByRole("link", { name: "Webhooks" }).click();
  await page.getByRole("link", { name: "Add a webhook" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Address").fill("hooks.example.org");
  // So that no other story notifies it.
  const service = page.getByLabel(`Service ${code.split("-")[0]}`, { exact: true });
  await service.check();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(errorSummary(page)).toContainText("The address must begin with https://.");
  await expect(page.getByLabel("Name")).toHaveValue(name);
  await expect(service).toBeChecked();
  await page.getByLabel("Address").fill(receiver.url(at));
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const secret = await page.getByRole("textbox", { name: "Secret. Keep it now" }).inputValue();
  await expectAccessible(page, "a secret");

  await page.getByRole("link", { name: "All webhooks" }).click();
  await page.getByRole("link", { name }).click();
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText(/The test was accepted: answered 204 within \d+ ms/)).toBeVisible();
  const log = page.getByRole("region", { name: "What was sent", exact: true });
  await expect(log.getByRole("listitem").first()).toContainText("Test · sent");

  await page.goto(`/staff/incidents/${path}`);
  await expect(page.getByText(/[1-9]\d* webhooks?[,.].* Only those subscribed to these services/)).toBeVisible();
  await page.getByLabel("What is happening?").fill("We found the cause.");
  await page.getByRole("button", { name: "Post update" }).click();
  await expect(page.getByRole("status").filter({ hasText: "By webhook: " })).toContainText(/[1-9]\d* sent, 0 queued/, {
    timeout: 120_000,
  });
  const received = receiver.at(at).map(({ body, headers }) => new Webhook(secret).verify(body, headers));
  expect(received).toMatchObject([
    { allclear: { type: "test" } },
    { allclear: { update_code: `${code}.2`, text: "We found the cause." } },
  ]);

  await page.goto("/staff/webhooks");
  await page.getByRole("link", { name }).click();
  const entry = log.getByRole("listitem").filter({ hasText: `${code}.2` });
  await expect(entry.first()).toContainText("answered 204");
  await entry.getByText("What was sent").click();
  await expect(entry.getByText("We found the cause.").first()).toBeVisible();
  await expectAccessible(page, "the log of a webhook");
  await page.getByRole("button", { name: `Remove ${name}` }).click();
  await expect(page).toHaveURL(/webhooks$/);
  await expect(page.getByRole("link", { name })).toBeHidden();
});

test("a subscriber adds a webhook, tests it and removes it, without a script", async ({
  story,
  visitor,
  newVisitor,
}) => {
  const path = await story.subscriber();
  await visitor.setViewportSize(phone.viewport);
  await visitor.goto(path);
  await visitor.getByRole("link", { name: "Your webhooks" }).click();
  await visitor.getByLabel("Address").fill("http://hooks.example.org/x");
  await visitor.getByRole("button", { name: "Add", exact: true }).click();
  await expect(visitor.getByRole("alert")).toContainText("The address must begin with https://.");
  await expect(visitor.getByLabel("Address")).toHaveValue("http://hooks.example.org/x");
  await visitor.getByLabel("Address").fill("https://127.0.0.1:9/x");
  await visitor.getByRole("button", { name: "Add", exact: true }).click();
  await expect(visitor.getByText(/whsec_\S{40}/)).toBeVisible();

  await visitor.getByRole("button", { name: "Send a test" }).click();
  // Whatever the reason is, the answer takes the same ten seconds.
  const answer = visitor.getByText(/^The test was not accepted.* could not be reached from here/);
  await expect(answer).toBeVisible({ timeout: 120_000 });
  await expect(visitor.getByText(/whsec_/)).toHaveCount(0);
  const withScripts = await newVisitor(phone);
  await withScripts.goto(`${path}/webhooks`);
  await expect(withScripts.getByRole("listitem").filter({ hasText: "127.0.0.1:9" })).toBeVisible();
  await expectAccessible(withScripts, "a subscriber's webhooks");
  await visitor.getByRole("button", { name: "Remove" }).click();
  await expect(visitor.getByText("Removed.", { exact: true })).toBeVisible();
  await expect(visitor.getByRole("button", { name: "Remove" })).toHaveCount(0);

  await visitor.getByRole("link", { name: "Your email updates" }).click();
  await visitor.getByRole("button", { name: "Unsubscribe" }).click();
  await expect(visitor).toHaveURL(/ended/);
});
