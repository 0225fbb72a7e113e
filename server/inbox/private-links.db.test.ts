import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { makeToken } from "@/server/infra/crypto/token";
import { db } from "@/server/infra/db";
import { at, makeSite } from "@/server/testing/make";
import { parseMail } from "./parse-mail";
import { receiveReport } from "./receive-report";
import { writeMail } from "./testing/write-mail";

beforeAll(() => makeSite("MAIL"));

let uid = 0n;

async function receive(body: string, headers: Record<string, string> = {}): Promise<string> {
  const { id, raw } = writeMail(body, headers);
  uid += 1n;
  await receiveReport(system, await parseMail(raw), { uidValidity: 1n, uid }, at("10:00"));
  const { bodyMarkdown, bodyHtml } = await db.comment.findUniqueOrThrow({
    where: { mailMessageId: id },
    select: { bodyMarkdown: true, bodyHtml: true },
  });

  return bodyMarkdown + bodyHtml;
}

test.each<[string, (token: string) => string, Record<string, string>]>([
  [
    "below a reply",
    (token) => `Yes.\n\nYour report: https://status.example.edu/comments/${token}`,
    { Subject: "Re: x" },
  ],
  [
    "wrapped by a filter",
    (token) => `See https://safe.example/?u=https%3A%2F%2Fx.example%2Fcomments%2F${token}&d=1`,
    {},
  ],
  ["of a subscription, without a scheme", (token) => `See status.example.edu/subscriptions/${token}/webhooks`, {}],
  [
    "broken over lines",
    (token) => `See https://status.example.edu/comments/${token.slice(0, 9)}\n${token.slice(9)}`,
    {},
  ],
  ["in the subject", () => "It hangs.", { Subject: `https://x.example/comments/${"Ab1".repeat(15).slice(0, 43)}` }],
])("a private link %s is not in what is stored", async (_, bodyWith, headers) => {
  const token = makeToken();
  const stored = await receive(bodyWith(token), headers);

  expect(stored).toContain("(private link removed)");
  expect(stored).not.toContain(token);
  expect(stored).not.toContain(token.slice(9));
  expect(stored).not.toContain("Ab1Ab1");
});
