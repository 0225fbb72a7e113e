import { expect, type Page } from "@playwright/test";
import { elsewhere } from "./support/elsewhere";
import { test } from "./support/own-site";

const minuteMs = 61_000;

test("a page of another origin shows a problem while there is one, and nothing else of this site", async ({
  page,
  site,
}) => {
  const { origin } = site;
  await using intranet = await elsewhere({
    // A sheet that would turn the banner inside out, if it could.
    "/": `<!doctype html><title>Intranet</title><style>* { color: lime; font-size: 60px } a { display: none }</style>
      <h1>Intranet</h1><iframe src="${origin}/embed" title="Status"></iframe>
      <script src="${origin}/widget.js" defer></script>`,
    "/wifi": `<!doctype html><title>Wi-Fi</title><script src="${origin}/widget.js" defer data-service="wifi"></script>`,
    "/framed": `<!doctype html><title>Framed</title><iframe src="${origin}/" title="Status"></iframe>`,
  });
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).origin));
  await page.clock.install();
  const banner = page.getByRole("status");
  const strip = page.frameLocator("iframe").getByRole("heading");

  await page.goto(`${intranet.origin}/`);
  await expect(strip).toBeVisible();
  await expect(banner).toBeEmpty();

  const code = await site.open({ title: "Mail is <i>slow</i>", service: "degraded_performance" });
  await expect.poll(() => published(page, `${origin}/widget.json`)).toContain(code);
  await expect.poll(() => published(page, `${origin}/embed`)).toContain(code);
  await page.clock.fastForward(minuteMs);
  await expect(banner).toContainText("Mail is <i>slow</i>");
  const link = banner.getByRole("link", { name: `More about ${code}` });
  await expect(link).toHaveAttribute("href", `${origin}/incidents/mail-1`);
  await expect(link).toHaveCSS("color", "rgb(255, 255, 255)");
  await expect(banner.getByText("Mail is")).toHaveCSS("font-size", "16px");
  await expect(strip).toContainText("Mail is <i>slow</i>");

  await banner.getByRole("button", { name: "Dismiss" }).click();
  await expect(banner).toBeEmpty();
  await page.reload();
  await expect(strip).toContainText("Mail is");
  await expect(banner).toBeEmpty();
  await page.goto(`${intranet.origin}/wifi`);
  await page.waitForResponse(`${origin}/widget.json`);
  await expect(banner).toBeEmpty();

  const tab = await page.context().newPage();
  await tab.clock.install();
  await tab.goto(`${intranet.origin}/`);
  await expect(tab.getByRole("status")).toContainText(code);
  await tab.route("**/widget.json", (route) => route.abort());
  await tab.clock.fastForward(minuteMs);
  await expect(tab.getByRole("status")).toBeEmpty();
  await tab.unroute("**/widget.json");
  await tab.clock.fastForward(minuteMs);
  await expect(tab.getByRole("status")).toContainText(code);
  await site.post(code, 1, "resolved", "operational");
  await expect.poll(() => published(page, `${origin}/widget.json`)).not.toContain(code);
  await tab.clock.fastForward(minuteMs);
  await expect(tab.getByRole("status")).toBeEmpty();

  await page.goto(`${intranet.origin}/framed`);
  await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
  expect([...new Set(asked)].sort()).toEqual([intranet.origin, origin].sort());
});

test("a link to an incident is shared with a picture of its own, and a page's feeds are where it says", async ({
  page,
  site,
}) => {
  const code = await site.open({ title: "Mail stands still", service: "major_outage" });
  const path = `${site.origin}/incidents/${code.toLowerCase()}`;

  const first = await pictureOf(page, path, "Major outage · Investigating");
  await site.post(code, 1, "identified", "partial_outage");
  const second = await pictureOf(page, path, "Partial outage · Identified");
  expect(second.address).not.toBe(first.address);
  await expect.poll(async () => (await (await page.request.get(second.address)).body()).equals(first.png)).toBe(false);
  expect((await page.request.get(first.address)).status()).toBe(200);
  await pictureOf(page, site.origin, "Partial outage");
  await site.post(code, 2, "resolved", "operational");

  for (const each of [`${site.origin}/`, `${site.origin}/services/mail`, path]) {
    await page.goto(each);
    const links = await page
      .locator('link[rel="alternate"]')
      .evaluateAll((found) => found.map((link) => link.getAttribute("href")));
    expect(links.length).toBeGreaterThanOrEqual(3);
    for (const link of links) {
      expect(link).toMatch(new RegExp(`^${site.origin}/`));
      expect((await page.request.get(String(link))).status(), String(link)).toBe(200);
    }
  }
});

function published(page: Page, address: string): Promise<string> {
  return page.request.get(address).then((answer) => answer.text());
}

/** The picture that a page names for link previews, once it says so. */
async function pictureOf(page: Page, address: string, words: string) {
  const named = (property: string) => page.locator(`meta[property="${property}"]`).getAttribute("content");
  await expect(async () => {
    await page.goto(address);
    expect(await named("og:image:alt")).toContain(words);
  }).toPass();
  expect([await named("og:image:width"), await named("og:image:height")]).toEqual(["1200", "630"]);
  await expect(page.locator('meta[name="twitter:card"]')).toHaveAttribute("content", "summary_large_image");
  const image = String(await named("og:image"));
  const answer = await page.request.get(image);
  const png = await answer.body();
  expect([answer.headers()["content-type"], png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
    "image/png",
    1200,
    630,
  ]);

  return { address: image, png };
}
