import { expect, signIn, test } from "./support/staff";

test("the audit shows an admin who signed in and who did not, by who and by what", async ({
  signedInAs,
  story,
  newVisitor,
}) => {
  const user = await story.user("editor");
  const guest = await newVisitor();
  await guest.goto("/staff/sign-in");
  await signIn(guest, user.email, "not the password");
  await expect(guest.getByRole("main").getByRole("alert")).toBeVisible();
  await signIn(guest, user.email);
  await expect(guest).not.toHaveURL(/sign-in/);

  const { page } = await signedInAs("admin");
  await page.goto("/staff/settings");
  await page.getByRole("link", { name: "Audit" }).click();
  await page.getByLabel("Who").selectOption({ label: user.name });
  await page.getByLabel("What").fill("user.signed_in");
  await page.getByRole("button", { name: "Show" }).click();
  const entries = page.getByRole("list", { name: "Entries" }).getByRole("listitem");
  await expect(entries).toHaveCount(1);
  await expect(entries.first()).toContainText(user.name);

  await entries.first().getByRole("link", { name: user.name }).click();
  await expect(entries.filter({ hasText: "user.sign_in_failed" })).toHaveCount(1);
  await expect(entries.filter({ hasText: "user.created" })).toHaveCount(1);
  await expect(page.getByRole("main")).not.toContainText("not the password");
});

test("what is shown can be exported as JSON lines, and that is in the audit too", async ({ signedInAs }) => {
  const { page, user } = await signedInAs("admin");
  await page.goto(`/staff/audit?who=${user.id}&what=user.`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export these as JSON lines" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("audit.ndjson");
  const lines = await (await download.createReadStream()).toArray();
  const [first = ""] = Buffer.concat(lines).toString("utf8").trim().split("\n");
  expect(JSON.parse(first)).toMatchObject({ actorName: user.name, action: "user.signed_in" });

  await page.goto(`/staff/audit?who=${user.id}&what=audit.`);
  await expect(page.getByRole("list", { name: "Entries" })).toContainText("audit.exported");
});

test("nobody but an admin reads the audit, on its page or as a file", async ({ signedInAs, request }) => {
  expect((await request.get("/staff/audit/export")).status()).toBe(401);

  const { page } = await signedInAs("editor");
  await page.goto("/staff/audit");
  await expect(page).toHaveURL("/staff");
  expect((await page.request.get("/staff/audit/export")).status()).toBe(403);
});
