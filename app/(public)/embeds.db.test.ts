import { beforeAll, expect, test } from "vitest";
import { GET as siteBadge } from "@/app/(public)/badge.svg/route";
import { GET as incidentPicture } from "@/app/(public)/incidents/[code]/picture.png/route";
import { GET as sitePicture } from "@/app/(public)/picture.png/route";
import { GET as serviceBadge } from "@/app/(public)/services/[code]/badge.svg/route";
import { GET as statusTxt } from "@/app/(public)/status.txt/route";
import { GET as widgetJson } from "@/app/(public)/widget.json/route";
import { system } from "@/domain/accounts/actor";
import { changeServiceInput } from "@/domain/services/service-input";
import { changeService } from "@/server/services/change-service";
import { makeIncident, makeSite, makeUpdate } from "@/server/testing/make";

const request = new Request("http://wrong.example/");
const now = () => new Date();

beforeAll(() => makeSite("MAIL", "WIFI"));

async function shown() {
  const code = (service: string) => ({ params: Promise.resolve({ code: service }) });
  const badges = [
    await siteBadge(),
    await serviceBadge(request, code("mail")),
    await serviceBadge(request, code("wifi")),
  ];
  const titles = await Promise.all(
    badges.map(async (each) => /<title>[^:]*: (.*)<\/title>/.exec(await each.text())?.[1]),
  );
  const [word, , ...lines] = (await (await statusTxt()).text()).trim().split("\n");

  return { badges: titles, word, lines, widget: await (await widgetJson()).json() };
}

test("what is embedded says what the front page says, through a problem and a maintenance", async () => {
  expect(await shown()).toMatchObject({
    badges: ["Working", "Working", "Working"],
    word: "ok",
    widget: { incidents: [] },
  });

  const code = await makeIncident({ services: [{ code: "MAIL", status: "degraded_performance" }] }, now());
  expect(await shown()).toMatchObject({ badges: ["Slow", "Slow", "Working"], word: "degraded" });
  await makeUpdate(code, 1, now(), { services: [{ code: "MAIL", status: "major_outage" }] });
  const worst = await shown();
  expect(worst).toMatchObject({
    badges: ["Major outage", "Major outage", "Working"],
    word: "outage",
    widget: {
      incidents: [{ code, state: "outage", services: ["mail"], url: "http://localhost:3000/incidents/mail-1" }],
    },
  });
  expect(worst.lines).toEqual([
    "page http://localhost:3000/",
    "says Mail is slow",
    expect.stringMatching(
      /^incident MAIL-1 outage since=\S+Z next=\S+ http:\/\/localhost:3000\/incidents\/mail-1 Mail is slow$/,
    ),
    "service MAIL outage Service MAIL",
    "service WIFI ok Service WIFI",
  ]);
  await makeUpdate(code, 2, now(), {
    status: "monitoring",
    services: [{ code: "MAIL", status: "operational" }],
    noneAffected: true,
  });
  expect(await shown()).toMatchObject({ badges: ["Slow", "Working", "Working"], word: "degraded" });
  await makeUpdate(code, 3, now(), { status: "resolved" });
  expect(await shown()).toMatchObject({
    badges: ["Working", "Working", "Working"],
    word: "ok",
    widget: { incidents: [] },
  });

  const window = { scheduledFor: now(), scheduledUntil: new Date(Date.now() + 3_600_000) };
  const services = [{ code: "WIFI", status: "under_maintenance" }];
  const planned = await makeIncident({ kind: "maintenance", status: "scheduled", services, ...window }, now());
  expect(await shown()).toMatchObject({ word: "ok", widget: { incidents: [] } });
  await makeUpdate(planned, 1, now(), { status: "in_progress" });
  expect(await shown()).toMatchObject({
    badges: ["Maintenance", "Working", "Maintenance"],
    word: "maintenance",
    widget: { incidents: [{ code: planned, state: "maintenance", when: expect.stringMatching(/^Until /) }] },
  });
  await makeUpdate(planned, 2, now(), { status: "completed" });
});

test("what has ended is said in its picture, which is drawn when it is asked for", async () => {
  const ask = (code: string) => incidentPicture(request, { params: Promise.resolve({ code }) });
  const picture = await ask("mail-1");

  expect(picture.headers.get("content-type")).toBe("image/png");
  const png = Buffer.from(await picture.arrayBuffer());
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  expect((await ask("mail-99")).status).toBe(404);
  expect((await sitePicture()).headers.get("content-type")).toBe("image/png");
});

test("a service that is archived says so, and one that never was has no badge", async () => {
  await changeService(system, changeServiceInput.parse({ code: "WIFI", isArchived: true }), now());
  const ask = (code: string) => serviceBadge(request, { params: Promise.resolve({ code }) });

  expect(await (await ask("wifi")).text()).toContain("<title>Service WIFI: Archived: no longer in use since ");
  expect(await (await widgetJson()).json()).toMatchObject({
    archived: [{ code: "WIFI", state: "archived", text: expect.stringContaining("no longer in use since") }],
  });
  expect((await ask("none")).status).toBe(404);
});
