import { rmSync } from "node:fs";
import { dkimVerify } from "mailauth";
import { afterAll, expect, test, vi } from "vitest";
import { system } from "@/domain/accounts/actor";
import { mailPool } from "@/server/infra/mail/mail-pool";
import { makeIncident, makeSite } from "@/server/testing/make";
import { runNotificationJobs, makeSubscribers } from "@/server/testing/subscribers";
import { sendEmailDeliveries } from "./send-deliveries";

// The environment is read once, by the first import that asks for it: server and key are there before.
const { smtp, publicKey, folder } = await vi.hoisted(async () => {
  const { generateKeyPairSync } = await import("node:crypto");
  const { mkdtempSync, writeFileSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const { startSmtpServer } = await import("@/server/infra/mail/testing/smtp-server");
  const server = await startSmtpServer();
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const keyFolder = mkdtempSync(`${tmpdir()}/allclear-dkim-`);
  writeFileSync(`${keyFolder}/key.pem`, keys.privateKey.export({ type: "pkcs8", format: "pem" }));
  Object.assign(process.env, {
    SMTP_URL: server.url,
    MAIL_FROM: "Status <status@mail.example.edu>",
    DKIM_SELECTOR: "allclear",
    DKIM_KEY_FILE: `${keyFolder}/key.pem`,
  });

  return { smtp: server, publicKey: keys.publicKey, folder: keyFolder };
});

afterAll(async () => {
  mailPool().close();
  rmSync(folder, { recursive: true });
  await smtp.close();
});

/** The DNS of mail.example.edu, with the key in it as RFC 6376 has it. */
function resolver(name: string): Promise<string[][]> {
  const key = publicKey.export({ type: "spki", format: "der" }).toString("base64");

  return name === "allclear._domainkey.mail.example.edu"
    ? Promise.resolve([[`v=DKIM1; k=rsa; p=${key}`]])
    : Promise.reject(Object.assign(new Error("No such name"), { code: "ENOTFOUND" }));
}

async function verify(raw: string) {
  const { results } = await dkimVerify(Buffer.from(raw, "latin1"), { resolver });

  return results.map(({ signingDomain, status }) => ({
    signingDomain,
    result: status.result,
    aligned: status.aligned,
  }));
}

test("a mail is signed as the domain of MAIL_FROM, with its unsubscribe headers, and a changed word breaks it", async () => {
  await makeSite("MAIL");
  await makeSubscribers(["sam@example.org"]);
  await makeIncident({ notifiesSubscribers: true, body: "Mail waits, for “hours” – or longer." }, new Date());
  await runNotificationJobs();
  await sendEmailDeliveries(system, () => new Date(), new Date(Date.now() + 60_000));

  const raw = smtp.received[0]?.raw ?? "";
  expect(await verify(raw)).toEqual([
    { signingDomain: "mail.example.edu", result: "pass", aligned: "mail.example.edu" },
  ]);
  // RFC 8058, 4: without both in the signature, no mail program offers one click.
  const signed = /^DKIM-Signature:[\s\S]*?\bh=([^;]*)/m.exec(raw)?.[1]?.toLowerCase().replace(/\s+/g, "").split(":");
  expect(signed).toEqual(expect.arrayContaining(["from", "subject", "list-unsubscribe", "list-unsubscribe-post"]));
  expect(await verify(raw.replace("Mail waits", "Mail flies"))).toMatchObject([{ result: "neutral" }]);
  expect(await verify(raw.replace(/^Subject: /m, "Subject: Re: "))).toMatchObject([{ result: "fail" }]);
}, 60_000);
