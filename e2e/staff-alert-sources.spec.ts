import { errorSummary, expect, test } from "./support/staff";

test("an admin lets a program send alerts, with a secret that is shown once and can be renewed", async ({
  signedInAs,
  request,
}) => {
  const { page } = await signedInAs("admin");
  await page.goto("/staff/settings");
  await page.getByRole("link", { name: "Alert sources" }).click();
  const name = `Script ${Date.now()}`;
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Kind").selectOption("Any other program");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const secret = await page.getByRole("textbox", { name: "Secret. Keep it now" }).inputValue();
  const card = page.getByRole("region", { name });
  const { pathname } = new URL(await card.getByRole("textbox", { name: `Address for alerts of ${name}` }).inputValue());

  const send = (token: string) =>
    request.post(pathname, {
      headers: { authorization: `Bearer ${token}` },
      data: {
        alert: { fingerprint: name, title: "The disk is full", status: "resolved", endsAt: "2006-12-12T10:00:00Z" },
      },
    });
  expect((await send(secret)).status()).toBe(200);
  await page.reload();
  await expect(page.getByText(secret)).toBeHidden();
  await expect(card.getByText("last seen")).toBeVisible();
  await card.getByRole("link", { name: `What to enter there, for ${name}` }).click();
  await expect(page.getByText("curl http")).toBeVisible();
  await page.goBack();

  await card.getByText("Change the secret").click();
  await card.getByRole("button", { name: `Make a new secret for ${name}` }).click();
  const renewed = await card.getByRole("textbox", { name: "Secret. Keep it now" }).inputValue();
  expect((await send(secret)).status()).toBe(401);
  expect((await send(renewed)).status()).toBe(200);

  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(errorSummary(page)).toContainText(`There is already an alert source called “${name}”.`);

  await card.getByRole("button", { name: `Remove ${name}` }).click();
  await expect(card).toBeHidden();
  expect((await send(renewed)).status()).toBe(401);
});
