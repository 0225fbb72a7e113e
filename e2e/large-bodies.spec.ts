import { errorSummary, expect, posted, test } from "./support/staff";
import { DatabaseLine, WebProcess } from "./support/web-process";

const form = "application/x-www-form-urlencoded";
const addresses = ["/api/auth/callback/password", "/api/auth/signout", "/api/comments", "/staff/sign-in"];

type Body = { path: string; size: number; isChunked: boolean };

test("whatever is sent to it, however large, the site goes on and its readers notice nothing", async () => {
  const line = new DatabaseLine();
  const web = new WebProcess();
  try {
    await web.start(await line.open());
    for (const path of ["/", "/staff/sign-in"]) {
      await expect.poll(() => web.status(path), { timeout: 120_000, message: path }).toBe(200);
    }

    for (const path of addresses) {
      for (const isChunked of [false, true]) {
        const sending = send(web.origin, { path, size: 30_000_000, isChunked });
        expect(await readUntil(web, sending), path).toEqual([]);
        expect(await sending, path).toBe(413);
      }
    }

    const atOnce = Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        send(web.origin, { path: addresses[at % 2] ?? "", size: 250_000, isChunked: at % 4 < 2 }),
      ),
    );
    expect(await readUntil(web, atOnce)).toEqual([]);
    expect(new Set(await atOnce)).toEqual(new Set([413]));

    // What is no larger than an alert may be is read, and refused for want of a secret.
    const alerts = Promise.all(
      Array.from({ length: 40 }, () => send(web.origin, { path: "/api/alerts/1", size: 250_000, isChunked: true })),
    );
    expect(await readUntil(web, alerts)).toEqual([]);
    expect(new Set(await alerts)).toEqual(new Set([401]));
  } finally {
    await web.remove();
    line.cut();
  }
});

test("a form of the console that is too large says so, keeps every word, and goes in once it is shorter", async ({
  signedInAs,
  story,
}) => {
  const { path } = await story.incident();
  const { page } = await signedInAs("editor");
  const tooMuch = "It does not fit. ".repeat(20_000);

  await page.goto(`/staff/incidents/${path}`);
  const update = page.getByLabel("What is happening?");
  // The field itself takes no more than fits.
  await update.evaluate((field) => field.removeAttribute("maxlength"));
  await update.fill(tooMuch);
  await page.getByRole("button", { name: "Post update" }).click();
  await expect(errorSummary(page)).toContainText("more than can be sent at once. Your text is kept.");
  await expect(update).toHaveValue(tooMuch);
  await update.fill("It fits.");
  await page.getByRole("button", { name: "Post update" }).click();
  await expect(posted(page)).toContainText("is posted");

  await page.goto("/staff/errors/new");
  const message = page.getByLabel("The message");
  await page.getByLabel("Title").fill("It is too long");
  await message.fill(tooMuch);
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await expect(errorSummary(page)).toContainText("more than can be sent at once. What you typed is kept");
  await expect(message).toHaveValue(tooMuch);
  await expect(page.getByLabel("Title")).toHaveValue("It is too long");
});

/** @returns the status of the answer */
async function send(origin: string, { path, size, isChunked }: Body): Promise<number> {
  const bytes = new Uint8Array(Buffer.from("a=&".repeat(size / 3)));
  // A stream has no length that could be said first.
  const body = isChunked ? { body: new Blob([bytes]).stream(), duplex: "half" } : { body: bytes };
  const response = await fetch(`${origin}${path}`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": form },
    ...body,
  });
  await response.body?.cancel();

  return response.status;
}

/** Reads the front page for as long as something is sent. @returns what was not answered well, or after many seconds */
async function readUntil(web: WebProcess, sending: Promise<unknown>): Promise<string[]> {
  const over = sending.then(() => true);
  const wrong: string[] = [];
  do {
    const begin = Date.now();
    const status = await web.status("/");
    const tookMs = Date.now() - begin;
    if (status !== 200 || tookMs > 10_000) {
      wrong.push(`${status} after ${tookMs} ms`);
    }
  } while (!(await Promise.race([over, Promise.resolve(false)])));

  return wrong;
}
