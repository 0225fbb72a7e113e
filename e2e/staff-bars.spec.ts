import type { Page } from "@playwright/test";
import { expect, test } from "./support/staff";

// A phone with its keyboard open, and a laptop.
const screens = [
  { width: 390, height: 430 },
  { width: 1280, height: 900 },
];

const fields = [
  ["the composer", (path: string) => `/staff/incidents/${path}`, "What is happening?"],
  ["a correction", (path: string) => `/staff/incidents/${path}/updates/1`, "What can people do?"],
  ["a known error", () => "/staff/known-errors/new", "Why does it happen?"],
] as const;

for (const viewport of screens) {
  for (const [name, pathOf, label] of fields) {
    test(`the line that is typed into ${name} is never under a bar, ${viewport.width} × ${viewport.height}`, async ({
      signedInAs,
      story,
    }) => {
      const { path } = await story.incident();
      const { page } = await signedInAs("editor", { viewport });
      await page.goto(pathOf(path));
      const field = page.getByLabel(label);
      await expect(field).toBeEnabled();
      await field.focus();

      for (let line = 1; line <= 40; line += 1) {
        await page.keyboard.type(`Line ${line}`);
        // Scrolling is smooth: it is measured where it comes to rest.
        await expect.poll(() => isLastLineSeen(page), { message: `line ${line}` }).toBe(true);
        await page.keyboard.press("Enter");
      }
    });
  }
}

/** The last line of the field in hand, against what covers the top and the foot of the screen. */
function isLastLineSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const field = document.activeElement;
    if (!(field instanceof HTMLTextAreaElement)) {
      return false;
    }
    const style = getComputedStyle(field);
    const foot = field.getBoundingClientRect().bottom - parseFloat(style.paddingBottom);
    const lineHeight = parseFloat(style.lineHeight) || 1.5 * parseFloat(style.fontSize);
    const bottom = field.scrollHeight > field.clientHeight + 1 ? foot : Math.min(foot, lastLineOf(field));

    return bottom - lineHeight >= 0 && bottom <= topOfBar();

    function lastLineOf(area: HTMLTextAreaElement): number {
      const lines = area.value.split("\n").length;

      return area.getBoundingClientRect().top + parseFloat(style.paddingTop) + lines * lineHeight;
    }

    function topOfBar(): number {
      const bars = [...document.querySelectorAll(".foot-bar")].filter(
        (bar) => getComputedStyle(bar).position === "sticky",
      );

      return Math.min(innerHeight, ...bars.map((bar) => bar.getBoundingClientRect().top));
    }
  });
}
