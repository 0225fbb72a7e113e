import type { BrowserContextOptions, Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import { expectAccessible } from "./support/accessible";
import { expect, phone, signIn, test } from "./support/staff";
import { password } from "./support/story";

const sizes: readonly (readonly [width: number, device: BrowserContextOptions])[] = [
  [390, phone],
  [1100, { viewport: { width: 1100, height: 900 } }],
];

for (const [width, device] of sizes) {
  test(`an app is set up, and a recovery code signs in without a script (${width} px)`, async ({
    signedInAs,
    newVisitor,
  }) => {
    const { page, user } = await signedInAs("editor", device);
    await page.goto("/staff/account");
    await setUpApp(page);
    await expectAccessible(page);
    const codes = await makeRecoveryCodes(page);
    expect(codes).toHaveLength(10);

    const other = await newVisitor(device);
    await other.goto("/staff/sign-in?callbackUrl=/staff/account");
    await signIn(other, user.email);
    await expect(other.getByRole("heading", { name: "Second step" })).toBeVisible();
    await expectAccessible(other);
    const plain = await newVisitor({
      ...device,
      javaScriptEnabled: false,
      storageState: await other.context().storageState(),
    });
    await plain.goto("/staff/second-factor?callbackUrl=/staff/account");
    await typeCode(plain, "000 000");
    await expect(plain.getByRole("alert")).toContainText("This code is wrong, too old, or was used already.");
    await typeCode(plain, codes[0] ?? "");
    await expect(plain).toHaveURL("/staff/account");
    await expect(plain.getByText("9 of 10 are left.")).toBeVisible();
  });

  test(`a passkey is added and signs in after the password, and without it (${width} px)`, async ({ signedInAs }) => {
    const { page, user } = await signedInAs("editor", device);
    await addAuthenticator(page);
    await page.goto("/staff/account");
    const passkeys = page.getByRole("region", { name: "Passkeys" });
    await passkeys.getByLabel("Name of the passkey").fill("My phone");
    await passkeys.getByLabel("Your password or a code").last().fill(password);
    await passkeys.getByRole("button", { name: "Add a passkey" }).click();
    await expect(page.getByRole("list", { name: "Passkeys" }).getByText("My phone", { exact: true })).toBeVisible();
    await expectAccessible(page);

    await signOut(page);
    await signIn(page, user.email);
    await expect(page.getByRole("heading", { name: "Second step" })).toBeVisible();
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await expect(page).toHaveURL("/staff");

    await page.goto("/staff/account");
    await signOut(page);
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await expect(page).toHaveURL("/staff");
  });
}

test("after the password nothing of the console opens before the second step", async ({ signedInAs, newVisitor }) => {
  const { page, user } = await signedInAs("helpdesk");
  await page.goto("/staff/account");
  await setUpApp(page);

  const other = await newVisitor();
  await other.goto("/staff/sign-in");
  await signIn(other, user.email);
  await expect(other.getByRole("heading", { name: "Second step" })).toBeVisible();
  for (const path of ["/staff", "/staff/account", "/helpdesk", "/staff/second-factor/set-up"]) {
    await other.goto(path);
    await expect(other, path).toHaveURL(/\/staff\/sign-in\?/);
  }
});

test("an admin sees who has a second factor, and removes that of who lost their phone", async ({ signedInAs }) => {
  const { page, user } = await signedInAs("editor");
  await page.goto("/staff/account");
  await setUpApp(page);
  const { page: admin } = await signedInAs("admin");
  await admin.goto("/staff/users");
  const row = admin.getByRole("listitem").filter({ hasText: user.email });
  await expect(row).toContainText("With a second factor");

  await row.getByRole("link", { name: user.name }).click();
  await admin.getByRole("button", { name: "Remove the second factor" }).click();
  await expect(admin.getByText("None is set up.")).toBeVisible();

  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signIn(page, user.email);
  await expect(page).toHaveURL("/staff/account");
});

/** @returns the secret that the app has */
async function setUpApp(page: Page): Promise<string> {
  const app = page.getByRole("region", { name: "Authenticator app" });
  await app.getByLabel("Your password or a code").fill(password);
  await app.getByRole("button", { name: "Set up an app" }).click();
  await expect(app.getByRole("img", { name: "QR code for an authenticator app" })).toBeVisible();
  const secret = (await app.getByRole("textbox", { name: "Secret" }).inputValue()).replaceAll(" ", "");
  await app.getByLabel("Code", { exact: true }).fill(TOTP.generate({ secret: Secret.fromBase32(secret) }));
  await app.getByRole("button", { name: "Confirm the app" }).click();
  await expect(app.getByText("It is set up: signing in asks for its code.")).toBeVisible();

  return secret;
}

async function makeRecoveryCodes(page: Page): Promise<string[]> {
  const recovery = page.getByRole("region", { name: "Recovery codes" });
  await recovery.getByLabel("Your password or a code").fill(password);
  await recovery.getByRole("button", { name: "Make recovery codes" }).click();
  const codes = recovery.getByRole("list", { name: "New recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);

  return codes.allTextContents();
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code", { exact: true }).fill(code);
  await page.getByRole("button", { name: "Go on" }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL("/staff/sign-in");
}

/** A platform authenticator that knows its user and asks nobody: Chrome's own, over its protocol. */
async function addAuthenticator(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send("WebAuthn.enable");
  await browser.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
