import { beforeAll, expect, test } from "vitest";
import { visitor } from "@/domain/accounts/actor";
import { env } from "@/server/infra/env";
import { at, makeIncident, makeSite, makeStaff } from "@/server/testing/make";
import type { StaffActor } from "@/server/accounts/users/queries";
import { findIncidentCard } from "./queries";

let helpdesk: StaffActor;

beforeAll(async () => {
  await makeSite("MAIL");
  helpdesk = await makeStaff("helpdesk");
  await makeIncident({
    title: "IMAP is slow",
    headline: "Mail is slow",
    body: "We *look* for it.",
    workaround: "Wait.",
  });
});

test("one incident, with all that a notice for a wall needs", async () => {
  expect(await findIncidentCard(helpdesk, "mail-1", at("18:45"))).toMatchObject({
    key: "MAIL-1",
    title: "Mail is slow",
    spokenCode: "MAIL one",
    link: `${env().ORIGIN}/mail-1`,
    workaroundHtml: '<p dir="auto">Wait.</p>',
    latest: { text: "We look for it." },
  });
});

test.each(["mail-2", "nothing", "mail-1.x"])("%s is none", async (code) => {
  expect(await findIncidentCard(helpdesk, code, at("18:45"))).toBeNull();
});

test("it is for staff", async () => {
  await expect(findIncidentCard(visitor, "mail-1", at("18:45"))).rejects.toMatchObject({ code: "unauthenticated" });
});
