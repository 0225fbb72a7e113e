import { expect, test } from "@playwright/test";
import { DatabaseLine, WebProcess } from "./support/web-process";

const pages = [
  "/",
  "/live.json",
  "/api/v2/summary.json",
  "/status.txt",
  "/widget.json",
  "/services/mail/badge.svg",
  "/embed",
  "/picture.png",
  "/log",
  "/log/2006/12",
  "/incidents/mail-1",
  "/services/mail",
  "/maintenance",
  "/report",
  "/subscribe",
  "/notifications",
];

test("without a database and without a worker every published page is answered, also after a restart", async () => {
  const line = new DatabaseLine();
  const web = new WebProcess();
  try {
    await web.start(await line.open());
    for (const page of pages) {
      await expect.poll(() => web.status(page), { timeout: 120_000, message: page }).toBe(200);
    }

    line.cut();
    for (const page of pages) {
      expect(await web.status(page), page).toBe(200);
    }
    // A search asks the database: it says that it cannot, and what was typed stays.
    const search = "/search?q=the+inbox+stays+white&kind=update";
    expect(await web.status(search)).toBe(503);
    expect(await web.text(search)).toMatch(/cannot be reached[\s\S]*value="the inbox stays white"/);

    await web.kill();
    await web.start("postgresql://allclear:nobody@127.0.0.1:9/allclear");
    await expect.poll(() => web.status("/"), { timeout: 120_000, intervals: [50] }).toBe(200);
    for (const page of pages) {
      expect(await web.status(page), page).toBe(200);
    }
    expect(await web.text("/")).toMatch(/Published <time/);
    expect(await web.status("/incidents/mail-99999")).toBe(503);
  } finally {
    await web.remove();
    line.cut();
  }
});
