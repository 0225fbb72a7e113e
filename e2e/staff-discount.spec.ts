import { expectAccessible, expectFitting } from "./support/accessible";
import { expect, test } from "./support/staff";

test("a flood of taps from one network: the next browser there works for a second, and staff leave the network out", async ({
  baseURL,
  newVisitor,
  signedInAs,
  story,
}) => {
  const { code, path } = await story.incident({ title: "The lift is stuck" });
  const flood = "198.51.100.23";
  for (let index = 0; index < 14; index += 1) {
    await fetch(`${baseURL}/api/confirmations`, {
      method: "POST",
      redirect: "manual",
      headers: { "x-forwarded-for": flood, "user-agent": `Made up ${index}` },
      body: new URLSearchParams({ incident: code, kind: "affected" }),
    });
  }

  const neighbour = await newVisitor({ extraHTTPHeaders: { "x-forwarded-for": flood } });
  await neighbour.goto(`/incidents/${path}`);
  await neighbour.getByRole("button", { name: `I have this too: ${code}` }).click();
  await expect(neighbour.getByRole("heading", { level: 1 })).toHaveText("You are counted", { timeout: 120_000 });

  const plain = await newVisitor({ extraHTTPHeaders: { "x-forwarded-for": flood }, javaScriptEnabled: false });
  await plain.goto(`/incidents/${path}`);
  await plain.getByRole("button", { name: `I have this too: ${code}` }).click();
  await expect(plain.getByRole("alert")).toContainText("a second of work first");
  await expectFitting(plain);
  await expect(plain.getByRole("link", { name: "Describe what you see" })).toBeVisible();

  const elsewhere = await newVisitor({ javaScriptEnabled: false });
  await elsewhere.goto(`/incidents/${path}`);
  await elsewhere.getByRole("button", { name: `I have this too: ${code}` }).click();
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("You are counted");
  await expect(async () => {
    await elsewhere.goto(`/incidents/${path}`);
    await expect(elsewhere.getByText("About 10 people have this too")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 120_000 });

  const { page } = await signedInAs("editor", { viewport: { width: 1100, height: 800 } });
  await page.goto(`/staff/incidents/${path}`);
  await page.getByText("Where the taps came from").click();
  await expect(page.getByRole("row").filter({ hasText: "198.51.100.0/24" })).toBeVisible();
  await page.getByText("Leave taps out of the count").click();
  await page.getByLabel("From which addresses").selectOption("198.51.100.0/24");
  await page.getByLabel("Why").fill("A script in dorm 4");
  await page.getByRole("button", { name: "Leave them out" }).click();
  await expect(page.getByText("Not counted: 198.51.100.0/24. A script in dorm 4")).toBeVisible();
  await expect(page.getByText("1 person said that they have this too.")).toBeVisible();
  await expectAccessible(page);
  await expect(async () => {
    await elsewhere.goto(`/incidents/${path}`);
    await expect(elsewhere.getByText("A few people have this too")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 120_000 });

  await page.getByRole("button", { name: "Count again: Not counted: 198.51.100.0/24" }).click();
  await expect(page.getByText("A script in dorm 4")).toHaveCount(0);
});
