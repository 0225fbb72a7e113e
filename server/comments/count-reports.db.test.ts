import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { system, visitor } from "@/domain/accounts/actor";
import { writeCommentInput } from "@/domain/comments/comment-input";
import { originAt } from "@/server/infra/client";
import { at, makeIncident, makeSite } from "@/server/testing/make";
import { moderateComment } from "./moderate-comment";
import { countReports, findCommentByToken } from "./queries";
import { writeComment } from "./write-comment";

test("counts what came lately of each service, and what usually comes in as much time", async () => {
  await makeSite("MAIL", "WEBMAIL", "WIFI");
  const services = ["MAIL", "WEBMAIL"].map((code) => ({ code, status: "partial_outage" }));
  const incident = await makeIncident({ services });
  await write({ service: "WIFI" }, "11:31");
  await write({ service: "WIFI" }, "11:30");
  await write({ service: "WIFI", incident }, "09:00");
  await write({ incident }, "12:00");
  await write({}, "11:45");
  await hide(await write({}, "11:50"), "hidden");
  await hide(await write({}, "11:55"), "spam");
  await write({}, "12:01");

  const counts = await countReports(system, at("12:00"));

  expect(
    Object.fromEntries(counts.map(({ serviceCode, recent, usual }) => [serviceCode, [recent, usual * 672]])),
  ).toEqual({ MAIL: [1, 0], WEBMAIL: [1, 0], WIFI: [1, 2], null: [2, 0] });
});

async function write(change: Record<string, unknown>, time: string): Promise<string> {
  const input = writeCommentInput.parse({ what: `It hangs at ${time}.`, ...change });
  const { token } = await writeComment(visitor, input, originAt(randomUUID(), "A browser"), at(time));

  return token;
}

async function hide(token: string, state: "hidden" | "spam"): Promise<void> {
  const { id = "" } = (await findCommentByToken(token)) ?? {};
  await moderateComment(system, { id, state }, at("12:00"));
}
