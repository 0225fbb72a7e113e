import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { system } from "@/domain/actor";
import { postUpdate } from "@/server/incidents/post-update";
import { mailPool } from "@/server/infra/mail-pool";
import { makeIncident, makeSite, updateInput } from "@/server/testing/make";
import { doTelling, makeSubscribers } from "@/server/testing/subscribers";
import { sendDigests } from "./send-digests";

// The environment is read once, by the first import that asks for it: the server stands before.
const smtp = await vi.hoisted(async () => {
  const { startSmtpServer } = await import("@/server/mail/testing/smtp-server");
  const server = await startSmtpServer();
  Object.assign(process.env, { SMTP_URL: server.url, MAIL_FROM: "status@example.edu" });

  return server;
});

beforeAll(() => makeSite("MAIL"));

afterAll(async () => {
  mailPool().close();
  await smtp.close();
});

test("who wants one mail a day gets one, with everything since the last", async () => {
  await makeSubscribers(["sam@example.org"], { choice: "daily_digest" });
  const begin = new Date();
  const code = await makeIncident({ tellsSubscribers: true }, begin);
  await postUpdate(system, updateInput(code, 1, { body: "We found it.", tellsSubscribers: true }), new Date());
  await doTelling();
  for (let quarter = 4; quarter <= 4 * 48; quarter += 1) {
    await sendDigests(system, new Date(begin.getTime() + quarter * 15 * 60_000));
  }

  expect(smtp.received.map(({ mail }) => mail.subject)).toEqual([`[${code}] What was posted since yesterday`]);
  expect(smtp.received[0]?.mail.text).toMatch(/We are looking\.[\s\S]*We found it\./);
}, 60_000);
