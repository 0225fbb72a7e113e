import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { system, visitor } from "@/domain/accounts/actor";
import { writeCommentInput } from "@/domain/comments/comment-input";
import { writeComment } from "@/server/comments/write-comment";
import { refuseSearch } from "./refuse-search";
import { openIncident } from "@/server/incidents/open-incident";
import { postUpdate } from "@/server/incidents/post-update";
import { findIncident } from "@/server/incidents/queries";
import { db, transaction } from "@/server/infra/db";
import { originAt } from "@/server/infra/client";
import { isUnreachable } from "@/server/infra/unreachable";
import { findSite } from "@/server/site/queries";
import { at, incidentInput, makeIncident, makeSite, updateInput } from "@/server/testing/make";
import { aSentenceWith } from "@/server/testing/sentences";
import { signIn } from "@/server/accounts/users/sign-in";

// Before the imports above: what they find is the address of the gate.
const gate = await vi.hoisted(async () => {
  const { openGate } = await import("@/server/testing/gate");
  const opened = await openGate(process.env.DATABASE_URL ?? "");
  process.env.DATABASE_URL = opened.url;

  return opened;
});

const origin = originAt("192.0.2.1", "A browser");
const signInOrigin = { address: "192.0.2.1", deviceId: null, userAgent: "" };
const post = updateInput("MAIL-1", 1);
const kept = { code: "unavailable", message: aSentenceWith("Your text is kept") };

beforeAll(async () => {
  await makeSite("MAIL");
  await makeIncident();
  await writeComment(visitor, writeCommentInput.parse({ what: "It hangs." }), origin, at("10:00"));
});

afterAll(() => gate.shut());

test("a connection that is cut in the middle of posting: nothing is saved, the text is kept", async () => {
  const cut = transaction(async (tx) => {
    await tx.$executeRaw`UPDATE incidents SET title = 'Half'`;
    await tx.$executeRaw`SELECT pg_sleep(3)`;
  });
  setTimeout(() => void gate.shut(), 500);

  await expect(cut).rejects.toMatchObject(kept);
});

test("while the database is gone, posting says so", async () => {
  await expect(postUpdate(system, post, at("10:00"))).rejects.toMatchObject(kept);
  await expect(openIncident(system, incidentInput(), at("10:00"))).rejects.toMatchObject(kept);
});

test("nobody gets past a limit that cannot be counted", async () => {
  const input = writeCommentInput.parse({ what: "It still hangs." });

  await expect(writeComment(visitor, input, origin, at("10:00"))).rejects.toMatchObject({ code: "unavailable" });
  await expect(signIn({ email: "a@example.edu", password: "x" }, signInOrigin, at("10:00"))).rejects.toMatchObject({
    code: "unavailable",
  });
  expect(await refuseSearch({ path: "/search", query: "?q=mail" }, "192.0.2.1")).toMatchObject({ code: "unavailable" });
});

test("a query fails in a way that is known", async () => {
  expect(isUnreachable(await failureOf(findSite()))).toBe(true);
});

test("the same form posts once the database is back", async () => {
  await gate.open();

  await expect(postUpdate(system, post, at("10:00"))).resolves.toEqual({ code: "MAIL-1.2" });
  expect(await findIncident("MAIL-1")).toMatchObject({ title: "Mail is slow" });
});

test("a connection that the server ends is out of reach, and a refusal is not", async () => {
  const ended = failureOf(
    db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
    }),
  );

  expect(isUnreachable(await ended)).toBe(true);
  expect(isUnreachable(await failureOf(db.$executeRaw`SELECT 1 / 0`))).toBe(false);
});

function failureOf(outcome: Promise<unknown>): Promise<unknown> {
  return outcome.then(
    () => new Error("It did not fail."),
    (reason: unknown) => reason,
  );
}
