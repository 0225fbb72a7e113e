import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { system } from "@/domain/accounts/actor";
import { remindAuthor } from "./remind-author";
import { postUpdate } from "@/server/incidents/post-update";
import { db } from "@/server/infra/db";
import { hashToken } from "@/server/infra/crypto/token";
import { at, makeIncident, makeSite, makeStaff, updateInput } from "@/server/testing/make";
import type { StaffActor } from "@/server/accounts/users/queries";
import { emailReminder } from "./email-reminder";

// The environment is read once, by the first import that asks for it: the server is there before.
const smtp = await vi.hoisted(async () => {
  const { startSmtpServer } = await import("@/server/infra/mail/testing/smtp-server");
  const server = await startSmtpServer();
  Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: "Allclear <status@example.edu>" });

  return server;
});
let author: StaffActor;

beforeAll(async () => {
  await makeSite("MAIL");
  author = await makeStaff("editor", "Miguel");
});

afterAll(() => smtp.close());

beforeEach(() => {
  smtp.received.length = 0;
});

/** An incident that its author said to be over at 7 pm, and so many who say at 7:05 that it is not. */
async function endedTooEarly(people: number): Promise<{ code: string; id: string }> {
  const code = await makeIncident({ title: "Mail is slow" }, at("18:00"));
  await postUpdate(author, updateInput(code, 1, { status: "resolved" }), at("19:00"));
  const { id } = await db.incident.findFirstOrThrow({
    where: { number: Number(code.split("-")[1]) },
    select: { id: true },
  });
  await stillBroken(id, people, at("19:05"));

  return { code, id };
}

async function stillBroken(incidentId: string, people: number, when: Date): Promise<void> {
  await db.confirmation.createMany({
    data: Array.from({ length: people }, () => ({
      incidentId,
      kind: "still_broken" as const,
      origin: "web" as const,
      visitorHash: hashToken(randomUUID()),
      at: when,
    })),
  });
}

/** Asks as the worker does, and sends what that enqueued. @returns the mails since the test began */
async function ask(incidentId: string, now: Date) {
  await remindAuthor(system, incidentId, now);
  const rows = await db.$queryRaw`
    DELETE FROM graphile_worker._private_jobs USING graphile_worker._private_tasks AS tasks
    WHERE task_id = tasks.id AND tasks.identifier = 'mail_look_again' RETURNING payload`;
  for (const { payload } of jobs.parse(rows)) {
    await emailReminder(system, payload, now);
  }

  return smtp.received;
}

const jobs = z.array(z.object({ payload: z.object({ incidentId: z.uuid(), userId: z.uuid() }) }));

test("the author of an end that was none is asked by email, once", async () => {
  const { code, id } = await endedTooEarly(4);

  const [mail] = await ask(id, at("19:10"));
  const { email } = await db.user.findUniqueOrThrow({ where: { id: author.id }, select: { email: true } });
  expect(mail?.to).toEqual([email]);
  expect(mail?.mail.subject).toBe(`[${code}] Please check again: Mail is slow`);
  expect(mail?.mail.text).toContain("4 people say that it is still broken for them");
  expect(mail?.mail.text).toContain(`http://localhost:3000/staff/incidents/${code.toLowerCase()}`);
  expect(mail?.mail.headers.has("list")).toBe(false);

  await stillBroken(id, 5, at("19:12"));
  expect(await ask(id, at("19:15"))).toHaveLength(1);
});

test("who has looked and says once more that it is over is asked once more", async () => {
  const { code, id } = await endedTooEarly(4);
  await ask(id, at("19:10"));
  await postUpdate(author, updateInput(code, 2, { status: "resolved", body: "We looked again." }), at("19:20"));
  expect(await ask(id, at("19:25"))).toHaveLength(1);

  await stillBroken(id, 4, at("19:26"));

  expect(await ask(id, at("19:30"))).toHaveLength(2);
});

test("nobody is asked for as few as usual, nor after an update that came while the mail waited", async () => {
  const { id: few } = await endedTooEarly(2);
  expect(await ask(few, at("19:10"))).toEqual([]);

  const { code, id } = await endedTooEarly(4);
  await postUpdate(author, updateInput(code, 2, { status: "investigating", reopens: true }), at("19:08"));
  await emailReminder(system, { incidentId: id, userId: author.id }, at("19:10"));
  expect(smtp.received).toEqual([]);
});
