import stories from "@/playwright.config";

// `npm run screenshots`: not a test, but it needs the same site and the same browser.
export default {
  ...stories,
  testDir: ".",
  outputDir: "../test-results",
  projects: [{ name: "screenshots", testMatch: "screenshots.ts" }],
  workers: 1,
};
