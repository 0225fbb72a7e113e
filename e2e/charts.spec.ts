import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/accessible";

// No script runs on these pages: what is read here is read from the document alone.
test.use({ timezoneId: "America/New_York" });

test("the worst day's charts say what the log says, with its updates on the line", async ({ page }) => {
  await openWorstDay(page);

  const chart = figure(page, "Connections");
  await expect(chart.getByText(/^Lowest .*highest 2,3\d\d .*No data /)).toBeVisible();
  await expect(chart.getByText("limit 2,500")).toBeVisible();
  await expect(chart.getByText("critical from 2,300")).toBeVisible();
  await expect(chart.getByRole("img", { name: "Connections" })).toBeVisible();

  await chart.locator('a[href^="#update-"]').last().click();
  await expect(page).toHaveURL(/#update-\d+$/);

  await chart.getByText("Show as a table").click();
  await expect(chart.getByRole("row").filter({ hasText: "no data" }).first()).toBeVisible();
});

test("a service shows a day, a week and a quarter of each of its numbers", async ({ page }) => {
  await page.goto("/services/mail");

  await expect(page.getByRole("heading", { name: "Metrics over time" })).toBeVisible();
  for (const name of ["Connections", "Messages waiting", "Delivery takes"]) {
    await expect(page.getByRole("heading", { name })).toBeVisible();
  }
  for (const span of ["24 hours", "7 days", "90 days"]) {
    await expect(page.getByRole("img", { name: `Last ${span}` })).toHaveCount(3);
  }
});

test("the incident of now is drawn until now, and a notice has no chart", async ({ page }) => {
  await page.goto("/incidents/mail-15");
  await expect(page.getByRole("img", { name: "Inbox page opens in" })).toBeVisible();

  await page.goto("/");
  const notice = page.getByRole("link", { name: "What you are looking at" }).first();
  if ((await notice.count()) > 0) {
    await notice.click();
    await expect(page.getByRole("figure")).toHaveCount(0);
  }
});

test("charts fit, can be read, and axe finds nothing", async ({ page }) => {
  for (const open of [openWorstDay, (to: Page) => to.goto("/services/mail")]) {
    await open(page);
    await expectAccessible(page);
    for (const width of [390, 1100]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await smallestText(page)).toBeGreaterThanOrEqual(11);
    }
  }
});

test("on paper the charts stay, and their tables do not", async ({ page }) => {
  await openWorstDay(page);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });

  await expect(page.getByRole("img", { name: "Connections" })).toBeVisible();
  await expect(page.getByText("Show as a table").first()).toBeHidden();
});

async function openWorstDay(page: Page): Promise<void> {
  await page.goto("/log/2006/12");
  await page.getByRole("link", { name: "Disk on the new mail server cannot keep up" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Disk on the new mail server cannot keep up");
}

function figure(page: Page, title: string) {
  return page.getByRole("figure").filter({ has: page.getByRole("img", { name: title }) });
}

/** In pixels of the screen, whatever a picture was scaled by. */
function smallestText(page: Page): Promise<number> {
  return page.evaluate(() => {
    const heights = [...document.querySelectorAll("figure text")].map((text) => {
      const scale = text instanceof SVGGraphicsElement ? (text.getScreenCTM()?.a ?? 1) : 1;

      return parseFloat(getComputedStyle(text).fontSize) * scale;
    });

    return Math.min(...heights);
  });
}
