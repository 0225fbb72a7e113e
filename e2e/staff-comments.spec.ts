import { expect, published, test } from "./support/staff";

test("a comment waits until staff show it, and gets its answer in public", async ({ signedInAs, story, visitor }) => {
  const { path, code } = await story.incident();
  const seen = `It says 0x800CCC0F since ${Date.now()}`;
  await visitor.goto(`/incidents/${path}`);
  await visitor.getByLabel("What do you see?").fill(seen);
  await visitor.getByLabel(/Your name/).fill("Jan");
  await visitor.getByRole("button", { name: /Send/ }).click();
  await visitor.goto(`/incidents/${path}`);
  await expect(visitor.getByText(seen)).toBeHidden();

  const { page } = await signedInAs("helpdesk");
  await page.goto("/staff/comments");
  const comment = page.getByRole("listitem").filter({ hasText: seen });
  await expect(comment).toContainText(code);
  await comment.getByText("Show and answer").click();
  await comment.getByLabel("Your answer").fill("That message is **gone** now.");
  await comment.getByRole("button", { name: "Post the answer" }).click();
  await expect(comment.getByText("Everyone sees it.")).toBeVisible();
  await comment.getByLabel("What you found").selectOption({ label: "Fixed" });
  await comment.getByRole("button", { name: "Save" }).click();

  await published(visitor, `/incidents/${path}`, async () => {
    await expect(visitor.getByText(seen)).toBeVisible({ timeout: 100 });
    await expect(visitor.getByText("That message is gone now.")).toBeVisible({ timeout: 100 });
  });

  await comment.getByRole("button", { name: "Hide: the comment of Jan" }).click();
  await expect(comment.getByText("Hidden.")).toBeVisible();
  await published(visitor, `/incidents/${path}`, () => expect(visitor.getByText(seen)).toBeHidden({ timeout: 100 }));
});

test("a problem that is not listed is attached to the incident it belongs to", async ({
  signedInAs,
  story,
  visitor,
}) => {
  const { code, path } = await story.incident();
  const seen = `The printer in Hall B says offline ${Date.now()}`;
  await visitor.goto("/report");
  await visitor.getByLabel("What do you see?").fill(seen);
  await visitor.getByRole("button", { name: /Send/ }).click();

  const { page } = await signedInAs("helpdesk");
  await page.goto("/staff/comments");
  const comment = page.getByRole("listitem").filter({ hasText: seen });
  await comment.getByText("Attach to an incident").click();
  await comment.getByLabel("Incident").selectOption(code);
  await comment.getByRole("button", { name: "Attach" }).click();
  await expect(comment).toContainText(code);
  await comment.getByRole("button", { name: /^Show:/ }).click();
  await expect(comment.getByText("Everyone sees it.")).toBeVisible();

  await published(visitor, `/incidents/${path}`, () => expect(visitor.getByText(seen)).toBeVisible({ timeout: 100 }));
});
