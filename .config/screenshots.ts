import { defineConfig } from "@playwright/test";
import stories from "./playwright";

// `npm run screenshots`: not a test, but it needs the same site and the same browser.
export default defineConfig(stories, { testMatch: "screenshots.ts", workers: 1, reporter: [["list"]] });
