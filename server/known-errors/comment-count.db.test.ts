import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import type { CommentState } from "@/domain/shared/words";
import { linkComment } from "@/server/comments/link-comment";
import { moderateComment } from "@/server/comments/moderate-comment";
import { db } from "@/server/infra/db";
import { makeKnownError } from "@/server/testing/known-errors";
import { at, makeIncident, makeSite } from "@/server/testing/make";
import { listEvents } from "@/server/testing/traces";
import { findKnownError } from "./queries";

let slug: string;
let incident: string;

beforeAll(async () => {
  await makeSite("MAIL");
  incident = await makeIncident();
  slug = await makeKnownError();
});

test("comments that are linked to it count, with those merged into them, rounded; nothing that is held does", async () => {
  const first = await makeComment("visible");
  for (let count = 0; count < 5; count += 1) {
    await makeComment("visible", first);
  }
  for (let count = 0; count < 5; count += 1) {
    await makeComment("held", first);
  }
  const held = await makeComment("held");
  await linkComment(system, { id: first, knownError: slug }, at("10:00"));
  await linkComment(system, { id: held, knownError: slug }, at("10:01"));

  expect((await findKnownError(slug))?.saidBy).toBe(5);
});

test("its page is published again when a comment that is linked is shown, hidden, or linked to another", async () => {
  const id = await makeComment("held");
  await linkComment(system, { id, knownError: slug }, at("11:00"));

  for (const state of ["visible", "hidden", "visible"] as const) {
    await moderateComment(system, { id, state }, at("11:01"));
    expect((await listEvents()).slice(-2)).toMatchObject([
      { kind: "comments_changed", incident: { code: incident } },
      { kind: "known_error_changed", slug },
    ]);
  }

  const other = await makeKnownError({ title: "Another" });
  await linkComment(system, { id, knownError: other }, at("11:05"));
  expect((await listEvents()).slice(-2)).toMatchObject([{ slug }, { slug: other }]);
});

async function makeComment(state: CommentState, mergedIntoId: string | null = null): Promise<string> {
  const { id: incidentId } = await db.incident.findFirstOrThrow({ select: { id: true } });
  const shownAt = state === "visible" ? at("09:45") : null;
  const text = { bodyMarkdown: "Me too.", bodyHtml: "<p>Me too.</p>", tokenHash: randomUUID() };
  const { id } = await db.comment.create({
    data: { ...text, incidentId, state, shownAt, mergedIntoId, writtenAt: at("09:45"), idempotencyKey: randomUUID() },
    select: { id: true },
  });

  return id;
}
