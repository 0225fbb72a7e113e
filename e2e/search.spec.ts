import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";

for (const width of [390, 1100]) {
  test.describe(`at ${width} pixels`, () => {
    test.use({ viewport: { width, height: 800 } });

    test.describe("without JavaScript", () => {
      test.use({ javaScriptEnabled: false });

      test("from the front page, a visitor searches, reads why, and gets to the place", async ({ page }) => {
        await page.goto("/");
        await page.getByRole("navigation", { name: "Site" }).getByRole("link", { name: "Search" }).click();
        await page.getByRole("searchbox", { name: "Words, a code or an error message" }).fill("outlok");
        await page.getByRole("button", { name: "Search" }).click();

        await expect(page.getByRole("heading", { name: /^\d+ results?$/ })).toBeVisible();
        const first = page
          .getByRole("region", { name: /result/ })
          .getByRole("listitem")
          .first();
        await expect(first).toContainText("for “outlok”");
        await expect(page.getByRole("searchbox")).toHaveValue("outlok");
        await first.getByRole("link").click();
        await expect(page.getByRole("main")).toContainText(/outlook|mail/i);
      });

      test("nothing that is typed is an error, and filters are kept", async ({ page }) => {
        const answer = await page.goto(`/search?q=${encodeURIComponent("' & | <-> :* \0 (")}&kind=update&days=7`);

        expect(answer?.status()).toBe(200);
        expect(answer?.headers()["cache-control"]).toContain("no-store");
        await expect(page.getByLabel("Kind")).toHaveValue("update");
        await expect(page.getByLabel("Time")).toHaveValue("7");
        await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
      });
    });

    test("the results can be read by everyone", async ({ page }) => {
      await page.goto("/search?q=mail");

      await expect(page.getByRole("heading", { name: /^\d+ results$/ })).toBeVisible();
      await expectAccessible(page);
    });
  });
}

test("while a report is typed, what is known already is offered, and it is sent at once", async ({ page }) => {
  const { code, title } = await openIncident(page);
  await page.goto("/report");
  await page.getByLabel("What do you see?").fill(title);

  await expect(page.getByText("This looks like").first()).toBeVisible();
  await expect(page.getByRole("link", { name: new RegExp(`^${code}`) })).toBeVisible();
  await page.getByLabel("What do you see?").press("End");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page).toHaveURL(/\/comments\/[\w-]+$/);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "while the offer’s script cannot be loaded" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("what is known already is offered once, before a report is taken", async ({ page }) => {
      await page.route("**/suggest.js", (route) => route.abort());
      const { code, title } = await openIncident(page);
      await page.goto("/report");
      await page.getByLabel("What do you see?").fill(`${title}, for me too`);
      await page.getByRole("button", { name: "Send" }).click();

      const offer = page.getByRole("alert");
      await expect(offer).toContainText("This looks like");
      await expect(offer.getByRole("link", { name: new RegExp(`^${code}`) })).toBeVisible();
      await expect(page.getByLabel("What do you see?")).toHaveValue(`${title}, for me too`);
      // axe is a script: it finds the same on the same page where scripts run.
      if (javaScriptEnabled) {
        await expectAccessible(page);
      }
      await page.getByRole("button", { name: "Send" }).click();
      await expect(page).toHaveURL(/\/comments\/[\w-]+$/);
    });
  });
}

/** One that the demo has open. */
async function openIncident(page: Page): Promise<{ code: string; title: string }> {
  const live = await page.request.get("/live.json").then((answer) => answer.text());
  const code = /"code":"([A-Z]+-\d+)"/.exec(live)?.[1] ?? "";
  await page.goto(`/${code}`);

  return { code, title: (await page.getByRole("heading", { level: 1 }).textContent()) ?? "" };
}
