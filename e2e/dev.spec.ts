import { expect, test } from "./support/installation";
import { findPostmaster } from "./support/processes";

// Next compiles each page when it is first asked for, beside everything else that runs by then.

test("npm run dev shows pages from their sources, and Ctrl-C ends all of it", async ({ installation }) => {
  const run = installation.develop();
  await run.says("Ctrl-C stops everything", 240_000);

  expect(run.output).toContain("editor@example.edu (editor)");
  for (const address of ["/", "/staff/sign-in"]) {
    await expect.poll(() => installation.status(address), { timeout: 120_000 }).toBe(200);
  }

  run.process.kill("SIGINT");
  expect(await run.end()).toBe(0);
  expect(findPostmaster(installation.dataDir)).toBeNull();
});
