import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { db } from "@/server/infra/db";
import { at } from "@/server/testing/make";
import { mailAnswer } from "@/server/comments/answer-emails/mail-answer";
import { readMailbox } from "./read-mailbox";

test("without settings nothing is sent or read, and nothing is wrong", async () => {
  await mailAnswer(system, { answerId: randomUUID(), commentId: randomUUID() }, at("10:00"));

  await readMailbox(system, at("10:00"));

  expect(await db.mailbox.count()).toBe(0);
});
