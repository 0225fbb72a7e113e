import { expect, published, test } from "./support/staff";
import { uniqueText } from "./support/words";

test("a report is held, and its writer's private page says so and where the answer will be, without a script", async ({
  signedInAs,
  visitor,
  browser,
}) => {
  const words = `My inbox page stays white ${uniqueText()}`;
  await visitor.goto("/incidents/mail-15");
  const form = visitor.getByRole("form", { name: "Describe what you see of MAIL-15" });
  await form.getByLabel("What do you see?").fill(`${words} <img src=x onerror=alert(1)>\nsee http://example.org/x`);
  await form.getByLabel("The exact error message").fill("0x800CCC0F");
  await form.getByLabel("Service").selectOption("WebMail");
  await form.getByLabel("Program").fill("Firefox");
  await form.getByLabel("Your name").fill("A tired student");
  await form.getByRole("button", { name: "Send" }).click();

  await expect(visitor).toHaveURL(/\/comments\/[\w-]+$/);
  await expect(visitor.getByRole("main")).toContainText("MAIL-15");
  await expect(visitor.getByRole("main")).toContainText(words);
  const reader = await browser.newPage({ javaScriptEnabled: false });
  await reader.goto("/incidents/mail-15");
  await expect(reader.getByText(words)).toHaveCount(0);

  const { page: staff } = await signedInAs("helpdesk");
  await staff.goto("/staff/comments");
  const waiting = staff.getByRole("listitem").filter({ hasText: words });
  await waiting.getByRole("heading").getByRole("button").click();
  await waiting.getByText("Show and answer").click();
  await waiting.getByRole("textbox", { name: "Your answer" }).fill("Load it once more: the page is back.");
  await waiting.getByRole("button", { name: "Post the answer" }).click();

  await published(reader, "/incidents/mail-15", async (page) => {
    await expect(page.getByText(words)).toBeVisible({ timeout: 200 });
  });
  const comment = reader.getByRole("listitem").filter({ hasText: words }).last();
  await expect(comment).toContainText("Load it once more: the page is back.");
  await expect(comment).toContainText("<img src=x onerror=alert(1)>");
  await expect(reader.locator("main img")).toHaveCount(0);
  await expect(comment.getByRole("link", { name: "http://example.org/x" })).toHaveAttribute("rel", "nofollow ugc");
  await reader.close();
  await visitor.reload();
  await expect(visitor.getByRole("main")).toContainText("Load it once more: the page is back.");
});

test("an empty report comes back with what was typed, and its summary takes the focus", async ({ visitor: writer }) => {
  await writer.goto("/report");
  await writer.getByLabel("Program").fill("Eudora");
  await writer.getByLabel("Your email address").fill("no address");
  await writer.getByRole("button", { name: "Send" }).click();

  await expect(writer.getByRole("alert")).toBeFocused();
  await expect(writer.getByLabel("Program")).toHaveValue("Eudora");
  await expect(writer.getByLabel("Your email address")).toHaveValue("no address");
});

test("a report as large as can be sent is refused and comes back whole", async ({ request }) => {
  const what = "It does not fit. ".repeat(3_800).trim();
  const answer = await request.post("/api/comments", { form: { what } });

  expect(answer.status()).toBe(422);
  expect(answer.headers()["content-type"]).toContain("text/html");
  expect(await answer.text()).toContain(what);
});

const hostile: readonly { name: string; body: string; type?: string }[] = [
  { name: "nothing", body: "" },
  { name: "no form at all", body: "{", type: "application/json" },
  { name: "broken escapes", body: "what=%E0%A4%A&incident=%00&email=%ff" },
  { name: "an unknown incident", body: "what=slow&incident=NOPE-999999999999" },
  { name: "very much", body: `what=${"a".repeat(300_000)}` },
  { name: "deep quotes", body: `what=${encodeURIComponent(">".repeat(3_000))}` },
  { name: "multipart without a boundary", body: "what=slow", type: "multipart/form-data" },
];

for (const { name, body, type = "application/x-www-form-urlencoded" } of hostile) {
  test(`a hostile report (${name}) is no fault of ours`, async ({ request }) => {
    const answer = await request.post("/api/comments", {
      data: body,
      headers: { "content-type": type },
      maxRedirects: 0,
    });

    expect(answer.status()).toBeGreaterThanOrEqual(300);
    expect(answer.status()).toBeLessThan(500);
  });
}
