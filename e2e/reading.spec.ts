import { expect, test } from "./support/staff";

test("the log shows December 2006 month by month", async ({ visitor: reader }) => {
  await reader.goto("/log");
  await reader.getByRole("link", { name: /December 2006/ }).click();

  await expect(reader).toHaveURL(/\/log\/2006\/12$/);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("December 2006");
  await reader.getByRole("link", { name: "Disk on the new mail server cannot keep up" }).click();
  await expect(reader.getByRole("main")).toContainText("2,300");
  await reader.getByRole("link", { name: "December 2006" }).click();
  await expect(reader).toHaveURL(/\/log\/2006\/12$/);
});

test("a service has its page: how it is, its days and its incidents", async ({ visitor: reader }) => {
  await reader.goto("/services/mail");

  await expect(reader.getByRole("heading", { level: 1 })).toContainText("Mail");
  await expect(reader.getByRole("main")).toContainText("Partial outage");
  await expect(reader.getByRole("main")).toContainText("MAIL-15");
});

test("what does not exist is said in the same look", async ({ visitor: reader }) => {
  for (const path of ["/incidents/mail-999", "/nothing/here", "/log/2006/13", "/services/nope", "/%E0%A4%A"]) {
    const answer = await reader.goto(path);
    expect([400, 404], path).toContain(answer?.status());
  }
  await reader.goto("/nothing/here");
  await expect(reader.getByRole("link", { name: "Campus IT status" })).toBeVisible();
});

test("the banner's numbers move by themselves and carry their age", async ({ page }) => {
  await page.goto("/");
  const connections = page
    .getByRole("region", { name: "Right now" })
    .getByRole("listitem")
    .filter({ hasText: "Connections" });
  await expect(connections).toContainText("of 2,500");
  await expect(connections).toContainText(/ago/);
  const before = await connections.innerText();
  await expect.poll(() => connections.innerText(), { timeout: 120_000 }).not.toBe(before);
});
