import { expectAccessible } from "./support/accessible";
import { deliver, startPushes, subscribeAt } from "./support/pushes";
import { expect, phone, test } from "./support/staff";

test("a phone without an address is notified of an incident, shows it, and notifications can be turned off", async ({
  newVisitor,
  story,
}) => {
  const push = await startPushes();
  try {
    const { code } = await story.incident({ title: "The lift is stuck" });
    const page = await newVisitor({ ...phone, permissions: ["notifications"] });
    await subscribeAt(page, push.device("phone"));

    await page.goto(`/notifications?incident=${code}`);
    await expect(page.getByLabel(`${code}, The lift is stuck, until it is over`)).toBeChecked();
    await expect(page.getByRole("button", { name: "Turn off" })).toBeHidden();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Turn on notifications" }).click();
    await expect(page.getByText("Saved. Notifications are on")).toBeVisible();
    expect(push.pushed.map(({ shown }) => shown)).toMatchObject([{ title: "Notifications are on" }]);
    push.pushed.length = 0;

    await story.update(code, "A mechanic is on the way.");
    await expect.poll(() => push.pushed.length, { timeout: 120_000 }).toBe(1);
    const [pushed] = push.pushed;
    expect(pushed?.signedBy.key).toBe(await page.locator("[data-push]").getAttribute("data-push"));
    expect(await deliver(page, pushed)).toEqual({
      title: "Identified: The lift is stuck",
      body: `${code} · A mechanic is on the way.`,
      tag: code,
      url: new URL(`/incidents/${code.toLowerCase()}`, page.url()).href,
    });

    await page.reload();
    await expect(page.getByText("Notifications are on for what is selected here.")).toBeVisible();
    await expect(page.getByLabel(`${code}, The lift is stuck, until it is over`)).toBeChecked();
    await expect(page.getByLabel("Everything")).not.toBeChecked();
    await page.getByRole("button", { name: "Turn off" }).click();
    await expect(page.getByText("Notifications are off")).toBeVisible();
    await page.reload();
    await expect(page.getByRole("button", { name: "Turn off" })).toBeHidden();
  } finally {
    push.close();
  }
});

test("where no script runs, the page leads to email updates", async ({ visitor }) => {
  await visitor.goto("/notifications?service=MAIL");
  await expect(visitor.getByText("This needs a browser that runs scripts.")).toBeVisible();
  await expect(visitor.getByRole("button", { name: "Turn on notifications" })).toBeHidden();
  await visitor.getByRole("link", { name: "Get email updates" }).last().click();
  await expect(visitor).toHaveURL("/subscribe?service=MAIL");
  await expect(visitor.getByLabel("Mail", { exact: true })).toBeChecked();
  await visitor.getByRole("link", { name: "turn on notifications in this browser" }).click();
  await expect(visitor).toHaveURL("/notifications?service=MAIL");
});
