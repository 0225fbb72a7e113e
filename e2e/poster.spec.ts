import { expectAccessible } from "./support/accessible";
import { expect, phone, test } from "./support/staff";

const desktop = { viewport: { width: 1100, height: 900 } };

for (const device of [phone, desktop]) {
  test(`while mail is down the composer offers other ways, one of them on paper, at ${device.viewport.width} px`, async ({
    signedInAs,
    story,
  }) => {
    const { code, path } = await story.incident({ title: "The door cards do not open", body: "Call the porter." });
    const { page } = await signedInAs("editor", device);

    await page.goto("/staff/incidents/new");
    const ways = page.getByRole("region", { name: "Other ways to reach people" });
    await expect(page.getByLabel("Add a service")).toBeEnabled();
    await expect(ways).toHaveCount(0);
    await page.getByLabel("Add a service").selectOption({ label: "WebMail" });
    await expect(ways).toContainText("This is about WebMail");
    await expect(ways).toContainText("you can print it as soon as this is posted");

    await page.goto(`/staff/incidents/${path}`);
    await page.getByRole("link", { name: "Print a poster" }).click();
    const poster = page.getByRole("article", { name: "The door cards do not open" });
    await expect(poster).toContainText("Call the porter.");
    await expect(poster).toContainText(code);
    await expect(poster.getByRole("img", { name: `QR code of` })).toBeVisible();
    await expectAccessible(page);

    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("navigation", { name: "Staff" })).toBeHidden();
    await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
    const sheet = (await page.pdf({ format: "A4" })).toString("latin1");
    expect(sheet.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  });
}
