import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Actor, system } from "@/domain/accounts/actor";
import { changeSiteInput } from "@/domain/site/site-input";
import { db } from "@/server/infra/db";
import { hashToken } from "@/server/infra/crypto/token";
import { changeSite } from "@/server/site/change-site";
import { at, makeIncident, makeSite, makeStaff } from "@/server/testing/make";
import type { StaffActor } from "@/server/accounts/users/queries";
import { moderateComment } from "./moderate-comment";
import { type Sending, sendComment } from "./testing/send-comment";

let editor: StaffActor;
let incident: string;

beforeAll(async () => {
  await makeSite("MAIL");
  editor = await makeStaff("editor");
});

beforeEach(async () => {
  incident = await makeIncident();
});

const member: Actor = { kind: "member", email: "sam@example.edu" };

const send = (change: Parameters<typeof sendComment>[1] = {}, sending: Sending = {}) =>
  sendComment(incident, change, sending);

async function stored(token: string) {
  return db.comment.findUniqueOrThrow({
    where: { tokenHash: hashToken(token) },
    select: { id: true, state: true, heldFor: true },
  });
}

async function makeKnownGuest(): Promise<string> {
  const visitorId = randomUUID();
  for (let count = 0; count < 3; count += 1) {
    const { id } = await stored((await send({}, { visitorId })).token);
    await moderateComment(system, { id, state: "visible" }, at("10:05"));
  }

  return visitorId;
}

test.each(["IT Help Desk", "ІТ Неlр Dеsk", "M a i l  Team", "Service MAIL support", "status"])(
  "a known guest or a member as %s waits for review; one of the staff does not",
  async (name) => {
    const visitorId = await makeKnownGuest();

    for (const sending of [{ visitorId }, { actor: member }]) {
      const { token } = await send({ name }, sending);
      expect(await stored(token)).toMatchObject({ state: "held", heldFor: ["reserved_name"] });
    }
    expect(await send({ name }, { actor: editor })).toMatchObject({ state: "visible" });
    expect(await send({ name: "Sam" }, { visitorId })).toMatchObject({ state: "visible" });
  },
);

test("the settings say which names are reserved", async () => {
  await changeSite(system, changeSiteInput.parse({ reservedNames: "Rechenzentrum\nHotline" }), at("09:00"));
  expect(await send({ name: "Die Hotline" }, { actor: member })).toMatchObject({ state: "held" });
  expect(await send({ name: "Webmaster" }, { actor: member })).toMatchObject({ state: "visible" });

  await changeSite(system, changeSiteInput.parse({ reservedNames: "" }), at("09:01"));
  expect(await send({ name: "Webmaster" }, { actor: member })).toMatchObject({ state: "held" });
});
