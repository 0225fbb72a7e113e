import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

// All that axe asks of colours; nothing else depends on the scheme, and each run takes a second.
const aboutColors = ["color-contrast", "link-in-text-block"];

const widths = [390, 1100];

/**
 * That axe finds nothing on what the page shows now, in both colour schemes, and that it scrolls sideways neither on a
 * phone nor on a wide screen. axe is a script: where scripts do not run, it would wait for ever.
 * @param what names what is shown, where a story looks at several things
 */
export async function expectAccessible(page: Page, what = new URL(page.url()).pathname): Promise<void> {
  const { violations: inLight } = await inScheme(page, "light").then((axe) => axe.analyze());
  const { violations: inDark } = await inScheme(page, "dark").then((axe) => axe.withRules(aboutColors).analyze());
  await page.emulateMedia({ colorScheme: null });
  const faults = [...inLight, ...inDark].map(({ id, nodes }) => `${id} ${String(nodes[0]?.target)}`);
  expect.soft(faults, `${what}: what axe finds`).toEqual([]);
  await expectFitting(page, what);
}

/** That the page does not scroll sideways, at either width. */
export async function expectFitting(page: Page, what = new URL(page.url()).pathname): Promise<void> {
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: before?.height ?? 900 });
    const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect.soft(isTooWide, `${what} is wider than ${width} px`).toBe(false);
  }
  if (before) {
    await page.setViewportSize(before);
  }
}

async function inScheme(page: Page, colorScheme: "light" | "dark"): Promise<AxeBuilder> {
  await page.emulateMedia({ colorScheme });

  // “Legacy” looks at the page where it is. The other mode opens another for each result, for frames of other origins; we have none.
  return new AxeBuilder({ page }).setLegacyMode();
}
