import { expect } from "@playwright/test";
import { expectAccessible, expectFitting } from "./support/accessible";
import { test } from "./support/staff";

const widths = [390, 1100];

for (const width of widths) {
  test(`one tap without a script, at ${width} px: counted once, said more, undone`, async ({
    visitor,
    story,
    verbs,
  }) => {
    const { code, path } = await story.incident();
    await visitor.setViewportSize({ width, height: 800 });
    await visitor.goto(`/incidents/${path}`);
    await visitor.getByRole("button", { name: `I have this too: ${code}` }).click();
    await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("You are counted");

    await visitor.getByLabel("Program (optional)").fill("Eudora");
    await visitor.getByLabel("Where you are (optional)").fill("Library");
    await visitor.getByRole("button", { name: "Save" }).click();
    await expect(visitor.getByText("Saved, thank you.")).toBeVisible();
    await expect(visitor.getByLabel("Program (optional)")).toHaveValue("Eudora");

    await visitor.goto(`/incidents/${path}`);
    await visitor.getByRole("button", { name: `I have this too: ${code}` }).click();
    await expect(visitor.getByLabel("Where you are (optional)")).toHaveValue("Library");
    const [prefix = "", number] = code.split("-");
    const count = () => verbs.db.confirmation.count({ where: { incident: { prefix, number: Number(number) } } });
    expect(await count()).toBe(1);

    await visitor.getByRole("button", { name: "Undo" }).click();
    await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("You are not counted");
    expect(await count()).toBe(0);
  });
}

test("reading sets no cookie; the one that the button sets is for the server alone", async ({ page, story }) => {
  const { code, path } = await story.incident();
  await page.goto(`/incidents/${path}`);
  expect(await page.context().cookies()).toEqual([]);

  await page.getByRole("button", { name: `I have this too: ${code}` }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are counted");
  expect(await page.context().cookies()).toMatchObject([
    { name: "allclear_person", httpOnly: true, sameSite: "Lax", path: "/" },
  ]);
  await expectAccessible(page, "the tap");
});

test("an open page learns how many have it too, and staff see the curve", async ({ page, story, signedInAs }) => {
  const { code, path } = await story.incident();
  await page.setViewportSize({ width: 1100, height: 800 });
  await page.goto("/");
  await page.goto(`/incidents/${path}`);
  await story.tapped(code, 12);

  await expect(page.getByText("About 10 people have this too")).toBeVisible({ timeout: 120_000 });
  await page.goto("/");
  await expect(page.locator(`[data-confirmed="${code}"]`)).toHaveText("About 10 people have this too");

  const { page: staff } = await signedInAs("helpdesk");
  await staff.goto(`/staff/incidents/${path}`);
  await expect(staff.getByText("12 people said that they have this too.")).toBeVisible();
  await expect(staff.getByRole("img", { name: "In each 5 minutes" })).toBeVisible();
  await staff.getByText("Numbers in a table").click();
  await expect(staff.getByRole("columnheader", { name: "Usually" })).toBeVisible();
  await expectFitting(staff);
});

test("after the end, several who say that it is still broken make its author look again", async ({
  newVisitor,
  story,
  signedInAs,
}) => {
  const { code, path } = await story.incident({ title: "The printers are off" });
  const { page: staff, user } = await signedInAs("editor");
  await story.resolve(code, { kind: "staff", id: user.id, name: user.name, role: "editor" });

  for (let count = 0; count < 3; count += 1) {
    const reader = await newVisitor({ javaScriptEnabled: false });
    await expect(async () => {
      await reader.goto(`/incidents/${path}`);
      await reader.getByRole("button", { name: `Still broken for me: ${code}` }).click({ timeout: 2_000 });
    }).toPass({ timeout: 120_000 });
    await expect(reader.getByRole("heading", { level: 1 })).toHaveText("You are counted");
  }

  await staff.goto("/staff");
  await expect(staff.getByText(`Look again: ${code}, The printers are off`)).toBeVisible();
  await staff.getByRole("link", { name: `Look at ${code}` }).click();
  await expect(staff.getByText("3 people say that it is still broken for them")).toBeVisible();
});
