import { test } from "@playwright/test";

const pages = [
  { name: "front", path: "/" },
  { name: "incident", path: "/incidents/mail-7" },
  { name: "month", path: "/log/2006/12" },
  { name: "composer", path: "/staff/incidents/mail-15" },
];

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 1100]) {
    // The demo's campus is where its readers are.
    test.use({ timezoneId: "America/New_York" });

    test(`screenshots, ${colorScheme} at ${width} px`, async ({ browser }) => {
      const page = await browser.newPage({ colorScheme, viewport: { width, height: width === 390 ? 844 : 900 } });
      await page.goto("/staff/sign-in");
      await page.getByLabel("Email").fill("editor@example.edu");
      await page.getByLabel("Password").fill(process.env.DEMO_PASSWORD ?? "");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.waitForURL("/staff");

      for (const { name, path } of pages) {
        await page.goto(path, { waitUntil: "networkidle" });
        await page.screenshot({ path: `docs/screenshots/${name}-${width}-${colorScheme}.png` });
      }
      await page.context().close();
    });
  }
}
