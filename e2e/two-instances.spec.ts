import { expect, openIncident, test, unique } from "./support/site";
import { DatabaseLine, WebProcess } from "./support/web-process";

test("what is posted on one web process is read on another within a second", async ({ staff }) => {
  test.setTimeout(120_000);
  const line = new DatabaseLine();
  const other = new WebProcess();
  try {
    await other.start(await line.open());
    await expect.poll(() => other.status("/"), { timeout: 60_000 }).toBe(200);
    const editor = await staff("editor");
    const code = await openIncident(editor, unique("The library's printers wait"), "Jobs stay in the queue.");
    const address = `/incidents/${code.toLowerCase()}`;
    await expect.poll(() => other.text(address)).toContain("Jobs stay in the queue.");

    await editor.getByLabel("What is happening?").fill("All jobs are printed.");
    await editor.getByRole("button", { name: "Post update" }).click();
    await expect(editor.getByText(`${code}.2 is posted.`)).toBeVisible();

    await expect
      .poll(() => other.text(address), { timeout: 1_000, intervals: [20] })
      .toContain("All jobs are printed.");
    await expect.poll(() => other.text("/"), { timeout: 1_000, intervals: [20] }).toContain(code);
  } finally {
    await other.remove();
    line.cut();
  }
});
