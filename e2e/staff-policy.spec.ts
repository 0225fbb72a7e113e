import { expect, test } from "./support/staff";

const pages = [
  "/staff",
  "/staff/incidents/new",
  "/staff/comments",
  "/staff/services",
  "/staff/sources/new",
  "/staff/webhooks/new",
  "/staff/users",
  "/staff/known-errors/new",
  "/staff/account",
  "/helpdesk",
];

test("no page of the consoles breaks its own Content-Security-Policy", async ({ signedInAs, newVisitor }) => {
  const { page } = await signedInAs("admin");
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      const { dataset } = document.documentElement;
      dataset.violations = `${dataset.violations ?? ""} ${effectiveDirective} ${blockedURI}`;
    });
  });
  const violations = () => page.evaluate(() => document.documentElement.dataset.violations ?? "");
  for (const address of pages) {
    await page.goto(address);
    await page.waitForLoadState("networkidle");
    expect(await violations(), address).toBe("");
  }

  // The control: what the policy forbids is noted.
  await page.evaluate(() => {
    const image = new Image();
    image.src = "https://elsewhere.example/";
    document.body.append(image);
  });
  await expect.poll(violations).toContain("img-src");
  const signIn = await newVisitor();
  const said: string[] = [];
  signIn.on("console", (message) => said.push(message.text()));
  await signIn.goto("/staff/sign-in");
  await signIn.waitForLoadState("networkidle");
  expect(said.filter((text) => text.includes("Content Security Policy"))).toEqual([]);
});
