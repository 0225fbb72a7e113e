import type { APIRequestContext, Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { errorSummary, expect, posted, published, test } from "./support/staff";

// The dashboard looks for what is new every 15 s.

test("an alert appears on the dashboard, is promoted, read by everybody, and resolves", async ({
  signedInAs,
  story,
  visitor,
  request,
}) => {
  const { code, name } = await story.service();
  const send = await alertSourceOf((await signedInAs("admin")).page, request);
  const { page } = await signedInAs("editor");
  const title = `ImapDown ${code}`;
  const alert = page.getByRole("listitem").filter({ hasText: title });

  await send({ fingerprint: code, title, status: "firing", level: "critical", labels: { service: code } });
  await expect(alert).toContainText(name, { timeout: 120_000 });
  await expect(alert).toContainText("Critical");
  await expectAccessible(page);

  await alert.getByRole("link", { name: `Open an incident from this: ${title}` }).click();
  await expect(page.getByLabel("Title")).toHaveValue(title);
  await expect(page.getByLabel(name)).toHaveValue("partial_outage");
  await expect(page.getByLabel("What is happening?")).toHaveValue(/our monitoring sees a problem with Service/);
  await page.getByLabel("Title").fill("Mail cannot be read");
  await page.getByRole("button", { name: "Open incident" }).click();
  await expect(posted(page)).toContainText(`${code}-1.1 is posted`);
  await published(visitor, `/incidents/${code.toLowerCase()}-1`, async () => {
    await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Mail cannot be read", { timeout: 100 });
    await expect(visitor.getByText(title)).toBeHidden({ timeout: 100 });
  });

  await page.goto("/staff");
  await page.getByText(/^Decided, and still firing/).click();
  await expect(alert.getByRole("link", { name: `It became ${code}-1` })).toBeVisible();

  await send({ fingerprint: code, title, status: "resolved" });
  await page.reload();
  await page.getByText(/^Over in the last day/).click();
  await expect(alert.getByRole("link", { name: `It became ${code}-1` })).toBeVisible();
  await expect(page.getByRole("link", { name: new RegExp(`${code}-1.*Investigating`) })).toBeVisible();
});

test("what is not news is attached to what is open, or dismissed", async ({ signedInAs, story, request }) => {
  const { code } = await story.incident();
  const send = await alertSourceOf((await signedInAs("admin")).page, request);
  await send({ fingerprint: "a", title: `Queue grows ${code}`, status: "firing" });
  await send({ fingerprint: "b", title: `Disk warm ${code}`, status: "firing", level: "notice" });
  const { page } = await signedInAs("editor");
  const waiting = page.getByRole("listitem").filter({ has: page.getByRole("button", { name: /^Dismiss/ }) });

  const queue = waiting.filter({ hasText: `Queue grows ${code}` });
  await queue.getByText("Add to an open incident").click();
  await queue.getByRole("button", { name: `Add to ${code}` }).click();
  await expect(queue).toBeHidden();
  await page.getByRole("button", { name: `Dismiss Disk warm ${code}` }).click();
  await expect(waiting.filter({ hasText: `Disk warm ${code}` })).toBeHidden();

  await send({ fingerprint: "b", title: `Disk warm ${code}`, status: "firing", level: "critical" });
  await page.reload();
  await expect(waiting.filter({ hasText: `Disk warm ${code}` })).toBeVisible();
  await send({ fingerprint: "b", title: `Disk warm ${code}`, status: "resolved" });
  await send({ fingerprint: "a", title: `Queue grows ${code}`, status: "resolved" });
});

test("of two who open from one alert, the second reads where to go on, and keeps the text", async ({
  signedInAs,
  story,
  request,
}) => {
  const { code } = await story.service();
  const send = await alertSourceOf((await signedInAs("admin")).page, request);
  const title = `SmtpDown ${code}`;
  await send({ fingerprint: code, title, status: "firing", labels: { service: code } });
  const [first, second] = [await signedInAs("editor"), await signedInAs("editor")];
  for (const { page } of [first, second]) {
    await page.goto("/staff");
    await page.getByRole("link", { name: `Open an incident from this: ${title}` }).click();
    await expect(page.getByLabel("Title")).toHaveValue(title);
  }

  await first.page.getByRole("button", { name: "Open incident" }).click();
  await expect(posted(first.page)).toContainText(`${code}-1.1 is posted`);
  await second.page.getByLabel("What is happening?").fill("Written slowly.");
  await second.page.getByRole("button", { name: "Open incident" }).click();
  await expect(errorSummary(second.page)).toContainText(`This alert is already linked to ${code}-1`);
  await expect(second.page.getByLabel("What is happening?")).toHaveValue("Written slowly.");
  await send({ fingerprint: code, title, status: "resolved" });
});

test("a rule that was switched on publishes what was written beforehand, and says when it is over", async ({
  signedInAs,
  story,
  visitor,
  request,
}) => {
  const { code, name } = await story.service();
  const { page } = await signedInAs("admin");
  const send = await alertSourceOf(page, request);
  await page.goto("/staff/alerts/rules/new");
  await page.getByLabel("Name").fill(`Rule ${code}`);
  await expect(page.getByLabel("Switch")).toHaveValue("false");
  await page.getByLabel("Switch").selectOption("On");
  await page.getByLabel("What it does").selectOption({ label: "Publish an incident at once. Nobody is asked" });
  await page.getByLabel("For how many seconds").fill("0");
  await page.getByLabel("Service", { exact: true }).selectOption(name);
  await page.getByLabel("Title").fill("People cannot sign in");
  await page.getByLabel("First update").fill("Our monitoring sees it. **We** have been called.");
  await page.getByLabel("When the alert is over").selectOption("true");
  await page.getByRole("button", { name: "Add" }).click();
  await expect(errorSummary(page)).toContainText("This rule would publish any alert at all.");
  await page.getByLabel("Labels").fill(`watch=${code}`);
  await page.getByRole("button", { name: "Add" }).click();
  const rule = page.getByRole("listitem").filter({ hasText: `Rule ${code}` });
  await expect(rule).toContainText("everybody reads “People cannot sign in”");

  const alert = { fingerprint: code, title: "LoginProbe auth01.internal", level: "critical", labels: { watch: code } };
  await send({ ...alert, status: "firing" });
  const address = `/incidents/${code.toLowerCase()}-1`;
  await published(visitor, address, async () => {
    await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("People cannot sign in", { timeout: 100 });
    await expect(visitor.getByText("auth01")).toBeHidden({ timeout: 100 });
  });

  await send({ ...alert, status: "resolved" });
  await published(visitor, address, () =>
    expect(visitor.locator("#update-2")).toContainText("says our monitoring", { timeout: 100 }),
  );
  await rule.getByRole("button", { name: `Remove Rule ${code}` }).click();
  await expect(rule).toBeHidden();
});

test("an alert source has a page that shows what to enter there, with its address and its secret", async ({
  signedInAs,
}) => {
  const { page } = await signedInAs("admin");
  await page.goto("/staff/alert-sources");
  const name = `Zabbix ${Date.now()}`;
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Kind").selectOption("Zabbix");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const secret = await page.getByRole("textbox", { name: "Secret. Keep it now" }).inputValue();
  await page.getByRole("link", { name: `What to enter there, for ${name}` }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  const address = await page.getByRole("textbox", { name: `Address for alerts of ${name}` }).inputValue();
  const snippet = page.getByRole("region", { name: "The text to paste" });
  await expect(snippet).toContainText(address);
  await expect(snippet).toContainText("THE_SECRET");
  await page.getByLabel("Secret to fill in").fill(secret);
  await expect(snippet).toContainText(secret);
  await expectAccessible(page);
});

test("an admin says where an alert is in any JSON, and then it is taken", async ({ signedInAs, story, request }) => {
  const { code } = await story.service();
  const { page } = await signedInAs("admin");
  await page.goto("/staff/alert-sources");
  const name = `Checks ${Date.now()}`;
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Kind").selectOption("Any JSON, by pointers");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  const secret = await page.getByRole("textbox", { name: "Secret. Keep it now" }).inputValue();
  await page.getByRole("link", { name: `What to enter there, for ${name}` }).click();

  await page.getByLabel("Fingerprint").fill("check/id");
  await page.getByLabel("Title").fill("/check/name");
  await page.getByLabel("Status", { exact: true }).fill("/check/state");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(errorSummary(page)).toContainText("each step begins with a slash");
  await page.getByLabel("Fingerprint").fill("/check/id");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  const { pathname } = new URL(await page.getByRole("textbox", { name: `Address for alerts of ${name}` }).inputValue());
  const send = (state: string) =>
    request.post(pathname, {
      headers: { authorization: `Bearer ${secret}` },
      data: { check: { id: code, name: `Disk full ${code}`, state } },
    });
  expect(await (await send("critical")).json()).toEqual({ received: 1 });
  await page.goto("/staff");
  await expect(page.getByRole("listitem").filter({ hasText: `Disk full ${code}` })).toBeVisible();
  expect(await (await send("ok")).json()).toEqual({ received: 1 });
});

type Sent = {
  fingerprint: string;
  title: string;
  status: "firing" | "resolved";
  level?: string;
  labels?: Record<string, string>;
};

/** A program of this story, which an admin lets send alerts. */
async function alertSourceOf(admin: Page, request: APIRequestContext): Promise<(alert: Sent) => Promise<void>> {
  await admin.goto("/staff/alert-sources");
  const name = `Program ${Date.now()}`;
  await admin.getByLabel("Name").fill(name);
  await admin.getByLabel("Kind").selectOption("Any other program");
  await admin.getByRole("button", { name: "Add", exact: true }).click();
  const secret = await admin.getByRole("textbox", { name: "Secret. Keep it now" }).inputValue();
  const { pathname } = new URL(
    await admin.getByRole("textbox", { name: `Address for alerts of ${name}` }).inputValue(),
  );

  return async (alert) => {
    const headers = { authorization: `Bearer ${secret}` };
    const answer = await request.post(pathname, { headers, data: { alert } });
    expect(answer.status()).toBe(200);
  };
}
