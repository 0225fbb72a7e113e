import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { errorSummary, expect, published, test } from "./support/staff";

test("an editor writes down that it happened again, readers see it, and it can be removed", async ({
  signedInAs,
  story,
  visitor,
}) => {
  const { path: incident } = await story.incident();
  const { page } = await signedInAs("editor");
  await page.goto(`/staff/incidents/${incident}`);
  await page.getByText("It happened once more").click();
  await page.getByLabel("When", { exact: true }).fill("2006-12-19T00:49");
  await page.getByLabel("Down for how many minutes").fill("4");
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(errorSummary(page)).toContainText("What happened is missing");
  await page.getByLabel("What happened", { exact: true }).fill("Started by hand");
  await page.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByText("down 4 min")).toBeVisible();

  await published(visitor, `/incidents/${incident}`, async () => {
    const section = visitor.getByRole("region", { name: "Every time it happened" });
    await expect(section).toContainText("Once, down 4 min.", { timeout: 100 });
    await expect(section).toContainText("Tuesday 19 December 2006, 12:49 am · down 4 min", { timeout: 100 });
    await expect(section).toContainText("Started by hand", { timeout: 100 });
  });

  await page.getByRole("button", { name: /^Remove: .*Started by hand/ }).click();
  await expect(page.getByText("Started by hand", { exact: true })).toBeHidden();
  await published(visitor, `/incidents/${incident}`, () =>
    expect(visitor.getByText("Every time it happened")).toBeHidden({ timeout: 100 }),
  );
});

test("a script adds one with its secret, twice the same is one, and how long ago it was is counted by the reader’s clock", async ({
  page,
  request,
  story,
}) => {
  const { code, path: incident } = await story.incident();
  const { alertSourceId, secret } = watchdog();
  const at = new Date(Date.now() - 3 * 86_400_000);
  const send = (authorization: string) =>
    request.post(`/api/occurrences/${alertSourceId}`, {
      headers: { authorization },
      data: { incident: code, at: at.toISOString(), downSeconds: 20, text: "Restarted by the watchdog", key: code },
    });

  expect((await send("Bearer wrong")).status()).toBe(401);
  expect((await send(`Bearer ${secret}`)).status()).toBe(201);
  expect(await (await send(`Bearer ${secret}`)).json()).toMatchObject({ incident: code });

  await expect(async () => {
    await page.goto(`/incidents/${incident}`);
    const section = page.getByRole("region", { name: "Every time it happened" });
    await expect(section).toContainText("Once, down 20 s. The last one", { timeout: 1_000 });
    await expect(section).toContainText("3 days ago", { timeout: 3_000 });
  }).toPass({ timeout: 120_000 });
});

test("from a bar to what happened on its day, without a script", async ({ visitor }) => {
  await visitor.setViewportSize({ width: 1100, height: 900 });
  await visitor.goto("/");
  await visitor.getByRole("link", { name: /^Mail, last 90 days/ }).click();
  await expect(visitor).toHaveURL("/services/mail#days");
  const today = visitor.getByRole("link", { name: /: partial outage, .*MAIL-15/ }).last();
  const row = await today.getAttribute("href");
  await today.click();
  await expect(visitor).toHaveURL(`/services/mail${row}`);
  await expect(visitor.locator(row ?? "")).toContainText("MAIL-15");
});

/** The alert source that the demo made for its watchdog, whose secret is in its file. */
function watchdog(): { alertSourceId: string; secret: string } {
  const file = path.join(String(process.env.E2E_DATA_DIR), "watchdog.json");

  return z.object({ alertSourceId: z.string(), secret: z.string() }).parse(JSON.parse(readFileSync(file, "utf8")));
}
