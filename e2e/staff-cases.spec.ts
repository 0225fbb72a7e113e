import { expect, phone, posted, published, test } from "./support/staff";

const reader = { ...phone, javaScriptEnabled: false };

test("an incident of June that was resolved in September is in the log of each month between", async ({
  signedInAs,
  story,
  newVisitor,
}) => {
  const { name, code } = await story.service();
  const title = `The archive of ${code} is away`;
  const { page } = await signedInAs("editor");
  await page.goto("/staff/incidents/new?kind=incident");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("combobox", { name: "Add a service" }).selectOption({ label: name });
  await page.getByLabel(name).selectOption("Major outage");
  await page.getByText("Resolved", { exact: true }).click();
  await page.getByLabel("It began").fill("2006-06-20T09:00");
  await page.getByLabel("It was over").fill("2006-09-02T14:00");
  await page.getByLabel("What is happening?").fill("The disks were replaced.");
  await page.getByRole("button", { name: "Log what is over" }).click();
  await expect(posted(page)).toContainText("is posted");

  const visitor = await newVisitor(reader);
  for (const month of ["06", "07", "08", "09"]) {
    await published(visitor, `/log/2006/${month}`, () =>
      expect(visitor.getByText(title).first()).toBeVisible({ timeout: 100 }),
    );
  }
});
