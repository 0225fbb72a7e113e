import { expect, phone, published, test } from "./support/staff";

const reader = { ...phone, javaScriptEnabled: false };

test("an editor withdraws what was opened by mistake, a reader's page says so, and it can be restored", async ({
  signedInAs,
  story,
  newVisitor,
}) => {
  const { code, path } = await story.incident({ title: "A test that was published" });
  const { page } = await signedInAs("editor");
  const visitor = await newVisitor(reader);
  await published(visitor, `/incidents/${path}`, () =>
    expect(visitor.getByRole("heading", { level: 1 })).toHaveText("A test that was published", { timeout: 100 }),
  );

  await page.goto(`/staff/incidents/${path}`);
  await page.getByRole("link", { name: "Wrong? Withdraw or move it" }).click();
  await page.getByLabel("Why is it withdrawn?").fill("Opened by mistake during a **test**.");
  await page.getByRole("button", { name: `Withdraw ${code}` }).click();
  await expect(page.getByText("Readers see none of it; its address says why.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Post update" })).toHaveCount(0);

  await published(visitor, `/incidents/${path}`, async () => {
    await expect(visitor.getByRole("heading", { level: 1 })).toHaveText(`${code} was withdrawn`, { timeout: 100 });
    await expect(visitor.getByText("Opened by mistake during a test.")).toBeVisible({ timeout: 100 });
  });
  for (const address of [`/incidents/${path}`, `/incidents/${path}/updates.atom`, `/d/${path}`, `/${path}`]) {
    expect((await visitor.request.get(address)).status(), address).toBe(410);
  }
  await published(visitor, "/", () =>
    expect(visitor.getByText("A test that was published")).toHaveCount(0, { timeout: 100 }),
  );
  await expect
    .poll(async () => (await visitor.request.get("/sitemap.xml")).text())
    .not.toContain(`/incidents/${path}<`);

  await page.getByRole("link", { name: "Restore it" }).click();
  await page.getByLabel("Why is it restored?").fill("It is real after all.");
  await page.getByRole("button", { name: `Restore ${code}` }).click();
  await expect(page.getByRole("button", { name: "Post update" })).toBeVisible();
  await published(visitor, `/incidents/${path}`, async () => {
    await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("A test that was published", { timeout: 100 });
    await expect(visitor.getByText("It is real after all.")).toBeVisible({ timeout: 100 });
  });
});

test("an editor moves an incident to the right service: the former address leads there, the wrong service is clean", async ({
  signedInAs,
  story,
  newVisitor,
}) => {
  const right = await story.service();
  const { code, path } = await story.incident({ title: "Nobody can log in" });
  const wrong = code.replace(/-\d+$/, "");
  const { page } = await signedInAs("editor");
  const visitor = await newVisitor(reader);

  await page.goto(`/staff/incidents/${path}/wrong`);
  await page.getByLabel("The right service", { exact: true }).selectOption(right.code);
  await page.getByRole("button", { name: `Correct ${code}` }).click();
  await expect(page).toHaveURL(new RegExp(`/staff/incidents/${right.code.toLowerCase()}-1$`));
  await expect(page.getByText(`was ${code}`)).toBeVisible();

  await published(visitor, `/incidents/${path}`, async () => {
    expect(new URL(visitor.url()).pathname).toBe(`/incidents/${right.code.toLowerCase()}-1`);
    await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Nobody can log in", { timeout: 100 });
    await expect(visitor.getByText(`Its code is now ${right.code}-1; ${code} leads there.`)).toBeVisible({
      timeout: 100,
    });
  });
  await published(visitor, `/services/${wrong.toLowerCase()}`, () =>
    expect(visitor.getByText("Nobody can log in")).toHaveCount(0, { timeout: 100 }),
  );
  const badge = await visitor.request.get(`/services/${wrong.toLowerCase()}/badge.svg`);
  expect(await badge.text()).not.toMatch(/outage/i);
});
