import { errorSummary, expect, posted, published, test } from "./support/staff";

test("from a phone: open, post, resolve, reopen, and readers see each at once", async ({
  signedInAs,
  story,
  visitor,
}) => {
  const { name } = await story.service();
  const { page } = await signedInAs("editor");
  await page.getByRole("link", { name: "Open an incident", exact: true }).click();
  await page.getByLabel("Title").fill("The connection drops");
  await page.getByLabel("What is happening?").fill("It **drops** every ten minutes.");
  await page.getByLabel("What can people do?").fill("Connect again.");
  await page.getByRole("combobox", { name: "Add a service" }).selectOption({ label: name });
  await page.getByLabel(name).selectOption("Partial outage");
  await page.getByText("15 min").click();
  await page.getByRole("button", { name: "Open incident" }).click();
  await expect(posted(page)).toContainText("is posted");

  await expect(page).toHaveURL(/-1\?posted=/);
  const address = new URL(page.url()).pathname.replace("/staff", "");
  await published(visitor, address, async () => {
    await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("The connection drops", { timeout: 100 });
    await expect(visitor.getByText("drops", { exact: true })).toBeVisible({ timeout: 100 });
    await expect(visitor.getByText("Connect again.").first()).toBeVisible({ timeout: 100 });
  });

  await page.getByText("Resolved", { exact: true }).click();
  await expect(page.getByText("It is over: they all work")).toBeVisible();
  await page.getByLabel("What is happening?").fill("A cable was replaced.");
  await page.getByRole("button", { name: "Post and resolve" }).click();
  await expect(page.getByText(".2 is posted").first()).toBeVisible();
  await published(visitor, address, () =>
    expect(visitor.getByText("A cable was replaced.")).toBeVisible({ timeout: 100 }),
  );

  await page.getByText("Investigating", { exact: true }).first().click();
  await expect(page.getByLabel(name)).toHaveValue("partial_outage");
  await page.getByLabel("What is happening?").fill("It drops again.");
  await page.getByRole("button", { name: "Post and reopen" }).click();
  await expect(page.getByText(".3 is posted").first()).toBeVisible();
  await published(visitor, address, () =>
    expect(visitor.getByText("Partial outage", { exact: true }).first()).toBeVisible({ timeout: 100 }),
  );
});

test("what the preview shows is what is published", async ({ signedInAs, story, visitor }) => {
  const { path } = await story.incident();
  const { page } = await signedInAs("editor");
  await page.goto(`/staff/incidents/${path}`);
  await page
    .getByLabel("What is happening?")
    .fill("1. one\n2. <b>two</b> & `three`\n\n[a link](https://example.edu) javascript:alert(1)");
  await page.getByText("Preview", { exact: true }).click();
  const preview = page.getByRole("region", { name: "Preview" }).locator(".prose");
  await expect(preview.getByRole("link", { name: "a link" })).toBeVisible();
  const html = await preview.innerHTML();

  await page.getByRole("button", { name: "Post update" }).click();
  await expect(posted(page)).toContainText("is posted");
  await published(visitor, `/incidents/${path}`, async () => {
    expect(await visitor.locator("#update-2 .prose").innerHTML({ timeout: 1_000 })).toBe(html);
  });
});

test("a double tap posts once", async ({ signedInAs, story }) => {
  const { code, path } = await story.incident();
  const { page } = await signedInAs("editor");
  await page.goto(`/staff/incidents/${path}`);
  await page.getByLabel("What is happening?").fill("Only once.");
  await page.getByRole("button", { name: "Post update" }).dblclick();
  await expect(posted(page)).toContainText(`${code}.2 is posted`);

  expect(await story.countUpdates(code)).toBe(2);
});

test("an answer that was lost on the way, and a retry, post once", async ({ signedInAs, story }) => {
  const { code, path } = await story.incident();
  const { page } = await signedInAs("editor");
  await page.goto(`/staff/incidents/${path}`);
  await page.getByLabel("What is happening?").fill("Only once, too.");
  await page.route(`/staff/incidents/${path}`, async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  });
  await page.getByRole("button", { name: "Post update" }).click();
  await expect(errorSummary(page)).toContainText("Not saved: the server did not answer. Your text is kept.");
  await page.unrouteAll();

  await page.reload();
  await expect(page.getByLabel("What is happening?")).toHaveValue("Only once, too.");
  await page.getByRole("button", { name: "Post update" }).click();
  await expect(posted(page)).toContainText(`${code}.2 is posted`);
  expect(await story.countUpdates(code)).toBe(2);
});

test("the second of two is shown what was posted since, and decides", async ({ signedInAs, story }) => {
  const { code, path } = await story.incident();
  const first = await signedInAs("editor");
  const second = await signedInAs("editor");
  for (const { page } of [first, second]) {
    await page.goto(`/staff/incidents/${path}`);
  }
  await second.page.getByLabel("What is happening?").fill("Written slowly.");

  await first.page.getByLabel("What is happening?").fill("It is the router.");
  await first.page.getByRole("button", { name: "Post update" }).click();
  await expect(posted(first.page)).toContainText(`${code}.2 is posted`);

  await second.page.getByRole("button", { name: "Post update" }).click();
  await expect(errorSummary(second.page)).toContainText("somebody posted while you were writing");
  await expect(errorSummary(second.page)).toContainText("It is the router.");
  await expect(errorSummary(second.page)).toContainText(first.user.name);
  await expect(second.page.getByLabel("What is happening?")).toHaveValue("Written slowly.");
  expect(await story.countUpdates(code)).toBe(2);

  await second.page.getByRole("button", { name: "Post anyway" }).click();
  await expect(posted(second.page)).toContainText(`${code}.3 is posted`);
});

test("what another changed stays, and of what both changed the second chooses", async ({ signedInAs, story }) => {
  const { code, path } = await story.incident();
  const [prefix = ""] = code.split("-");
  const first = await signedInAs("editor");
  const second = await signedInAs("editor");
  for (const { page } of [first, second]) {
    await page.goto(`/staff/incidents/${path}`);
  }
  await second.page.getByLabel("What is happening?").fill("Written slowly.");
  await second.page.getByText("Monitoring", { exact: true }).click();

  await first.page.getByText("Identified", { exact: true }).click();
  await first.page.getByLabel(`Service ${prefix}`).selectOption("Major outage");
  await first.page.getByLabel("What is happening?").fill("It is the router.");
  await first.page.getByRole("button", { name: "Post update" }).click();
  await expect(posted(first.page)).toContainText(`${code}.2 is posted`);

  await second.page.getByRole("button", { name: "Post update" }).click();
  await expect(errorSummary(second.page)).toContainText("Status: Investigating → Identified");
  await expect(errorSummary(second.page)).toContainText(`Service ${prefix}: Partial outage → Major outage`);
  // Another tap on the form's own button is no choice.
  await second.page.getByRole("button", { name: "Post update" }).click();
  await expect(errorSummary(second.page)).toBeFocused();
  expect(await story.countUpdates(code)).toBe(2);

  await second.page.getByText("Mine: Monitoring").click();
  await second.page.getByRole("button", { name: "Post anyway" }).click();
  await expect(posted(second.page)).toContainText(`${code}.3 is posted`);
  expect(await story.stateOf(code)).toEqual({ status: "monitoring", services: ["major_outage"] });
});

test("what another has resolved stays resolved, with the second’s words after it", async ({ signedInAs, story }) => {
  const { code, path } = await story.incident();
  const { page } = await signedInAs("editor");
  await page.goto(`/staff/incidents/${path}`);
  await page.getByLabel("What is happening?").fill("Written slowly.");
  await story.resolve(code);

  await page.getByRole("button", { name: "Post update" }).click();
  await page.getByRole("button", { name: "Post anyway; it stays over" }).click();
  await expect(posted(page)).toContainText(`${code}.3 is posted`);
  expect(await story.stateOf(code)).toMatchObject({ status: "resolved" });
});

test("yesterday’s outage is logged in one go, and is over", async ({ signedInAs, story, visitor }) => {
  const { name } = await story.service();
  const { page } = await signedInAs("editor");
  await page.goto("/staff/incidents/new");
  await page.getByLabel("Title").fill("It was gone for a morning");
  await page.getByRole("combobox", { name: "Add a service" }).selectOption({ label: name });
  await page.getByLabel(name).selectOption("Major outage");
  await page.getByText("Resolved", { exact: true }).click();
  await page.getByText("Investigating", { exact: true }).click();
  await expect(page.getByLabel(name)).toHaveValue("major_outage");
  await page.getByText("Resolved", { exact: true }).click();
  await page.getByLabel("It began").fill("2006-12-21T09:00");
  await page.getByLabel("It was over").fill("2006-12-21T14:00");
  await expect(page.getByLabel("Notify subscribers")).not.toBeChecked();
  await page.getByLabel("What is happening?").fill("A disk was full.");
  await page.getByRole("button", { name: "Log what is over" }).click();
  await expect(page).toHaveURL(/-1\?posted=/);

  const address = new URL(page.url()).pathname.replace("/staff", "");
  await published(visitor, address, () =>
    expect(visitor.getByText("lasted 5 h").first()).toBeVisible({ timeout: 100 }),
  );
});

test("a refused form names each field and keeps every word", async ({ signedInAs }) => {
  const { page } = await signedInAs("editor");
  await page.goto("/staff/incidents/new");
  await page.getByLabel("What is happening?").fill("Nobody knows yet.");
  await page.getByRole("button", { name: "Open incident" }).click();

  await expect(errorSummary(page)).toBeFocused();
  await errorSummary(page).getByRole("link", { name: "The title is missing" }).click();
  await expect(page.getByLabel("Title")).toBeFocused();
  await expect(page.getByLabel("What is happening?")).toHaveValue("Nobody knows yet.");
});

test("what happened earlier says so", async ({ signedInAs, story, visitor }) => {
  const { path } = await story.incident();
  const { page } = await signedInAs("editor");
  await page.goto(`/staff/incidents/${path}`);
  await page.locator("summary").filter({ hasText: "Happened earlier" }).click();
  await page.getByLabel("When it happened").fill("2006-12-12T09:20");
  await page.getByLabel("What is happening?").fill("It began long ago.");
  await page.getByRole("button", { name: "Post update" }).click();
  await expect(posted(page)).toContainText("is posted");

  await published(visitor, `/incidents/${path}`, () =>
    expect(visitor.locator("#update-2")).toContainText("9:20", { timeout: 100 }),
  );
});

test("an edited update says that it was edited", async ({ signedInAs, story, visitor }) => {
  const { code, path } = await story.incident({ body: "It is bronken." });
  const { page } = await signedInAs("editor");
  await page.goto(`/staff/incidents/${path}`);
  await page.getByRole("link", { name: `Edit ${code}.1` }).click();
  await expect(page.getByRole("heading", { name: `Edit ${code}.1` })).toBeVisible();
  await page.getByLabel("What is happening?").fill("It is broken.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("listitem").filter({ hasText: `${code}.1` })).toContainText("It is broken.");

  await published(visitor, `/incidents/${path}`, () =>
    expect(visitor.locator("#update-1")).toContainText("edited", { timeout: 100 }),
  );
});
