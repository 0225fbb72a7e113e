import { randomUUID } from "node:crypto";
import { expectAccessible } from "./support/accessible";
import { expect, phone, published, test } from "./support/staff";

test("a reader subscribes to a service, without scripts, and an admin ends that for them", async ({
  story,
  newVisitor,
  signedInAs,
}) => {
  const { code, name } = await story.service();
  const address = `${randomUUID()}@example.org`;
  const reader = await newVisitor({ javaScriptEnabled: false, viewport: phone.viewport });
  await published(reader, `/services/${code.toLowerCase()}`, async (page) => {
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name, { timeout: 200 });
  });
  await reader.getByRole("link", { name: `Get email updates about ${name}` }).click();
  await expect(reader.getByRole("checkbox", { name, exact: true })).toBeChecked();
  await expect(reader.getByRole("checkbox", { name: "Everything" })).not.toBeChecked();
  await reader.getByLabel("Your email address").fill(address);
  await reader.getByRole("button", { name: "Send me the link" }).click();
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Check your email");

  const { page } = await signedInAs("admin", { viewport: phone.viewport });
  await page.goto("/staff/settings");
  await page.getByRole("link", { name: "Subscribers" }).click();
  await page.getByLabel("Address, or a part of it").fill(address.slice(4, 20));
  await page.getByRole("button", { name: "Find" }).click();
  const row = page.getByRole("listitem").filter({ hasText: address });
  await expect(row).toContainText("its owner has not confirmed it yet");
  await row.getByText("Unsubscribe it").click();
  await expectAccessible(page);
  await row.getByRole("button", { name: `Unsubscribe ${address}` }).click();
  await expect(page.getByText("No address contains")).toBeVisible();
});
