import stories from "./playwright";

// `npm run screenshots`: not a test, but it needs the same site and the same browser.
export default {
  ...stories,
  projects: [{ name: "screenshots", testMatch: "screenshots.ts" }],
  workers: 1,
};
