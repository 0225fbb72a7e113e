import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { system } from "@/domain/accounts/actor";
import { db } from "@/server/infra/db";
import { at, makeIncident, makeService, makeSite, makeStaff, makeUpdate, updateInput } from "@/server/testing/make";
import { postUpdate } from "@/server/incidents/post-update";
import { listConfirmationCurve } from "./curve";
import { countTaps } from "./queries";
import { listStillBroken } from "./still-broken";

const dayMs = 86_400_000;

beforeAll(() => makeSite("MAIL", "WIFI"));

test("nobody has said anything: there is no curve", async () => {
  expect(await listConfirmationCurve(system, await makeIncident(), at("10:00"))).toEqual([]);
  expect(await listConfirmationCurve(system, "MAIL-999", at("10:00"))).toEqual([]);
  expect(await listConfirmationCurve(system, "no code", at("10:00"))).toEqual([]);
});

test("steps of five minutes, against what is usual for the service at that hour of the campus", async () => {
  const services = [{ code: "MAIL", status: "partial_outage" }];
  const earlier = await makeIncident({ services }, new Date(at("09:00").getTime() - 20 * dayMs));
  const elsewhere = await makeIncident({ services: [{ code: "WIFI", status: "partial_outage" }] });
  const incident = await makeIncident({ services }, at("15:10"));
  // 336 steps in four weeks of one hour: 336 people are one in each. Ten in the morning in New York is 15:00 in UTC.
  await tapped(earlier, 336, new Date(at("15:20").getTime() - 7 * dayMs));
  await tapped(earlier, 168, new Date(at("16:20").getTime() - 7 * dayMs));
  await tapped(earlier, 1_000, new Date(at("15:20").getTime() - 29 * dayMs));
  await tapped(elsewhere, 1_000, new Date(at("15:20").getTime() - 7 * dayMs));
  await tapped(incident, 2, at("15:12"));
  await tapped(incident, 3, at("15:14"));
  await tapped(incident, 7, at("16:00"));

  const curve = await listConfirmationCurve(system, incident, at("16:02"));

  expect(curve).toHaveLength(17);
  expect(curve[0]).toEqual({ at: at("14:40"), count: 0, usual: 0 });
  expect(curve.filter(({ count }) => count > 0)).toEqual([
    { at: at("15:10"), count: 5, usual: 1 },
    { at: at("16:00"), count: 7, usual: 0.5 },
  ]);
});

test("after the end, more than usual ask for another look; who has looked says so", async () => {
  const author = await makeStaff("editor", "Miguel");
  const incident = await makeIncident({ title: "Slow again" }, at("18:00"));
  await postUpdate(author, updateInput(incident, 1, { status: "resolved" }), at("19:00"));
  await tapped(incident, 2, at("19:05"), "still_broken");
  expect(await listStillBroken(system, at("19:10"))).toEqual([]);

  await tapped(incident, 2, at("19:12"), "still_broken");
  expect(await listStillBroken(system, at("19:15"))).toEqual([
    {
      code: incident,
      title: "Slow again",
      author: { id: author.id, name: "Miguel" },
      postedAt: at("19:00"),
      count: 4,
      usual: 0,
    },
  ]);

  await makeUpdate(incident, 2, at("19:20"), { status: "resolved", body: "We looked again: one old session each." });
  expect(await listStillBroken(system, at("19:25"))).toEqual([]);
  await tapped(incident, 3, at("19:26"), "still_broken");
  expect(await listStillBroken(system, at("19:30"))).toMatchObject([{ code: incident, author: null, count: 3 }]);
  expect(await listStillBroken(system, at("21:01"))).toEqual([]);
});

test("it is no news where as many usually say something at that hour", async () => {
  await makeService("PRINT");
  const services = [{ code: "PRINT", status: "partial_outage" }];
  const earlier = await makeIncident({ services }, new Date(at("09:00").getTime() - 20 * dayMs));
  const incident = await makeIncident({ services }, at("08:00"));
  await makeUpdate(incident, 1, at("09:00"), { status: "resolved" });
  await tapped(earlier, 336, new Date(at("09:30").getTime() - dayMs));
  await tapped(incident, 17, at("09:15"), "still_broken");
  expect(await listStillBroken(system, at("09:30"))).toEqual([]);

  await tapped(incident, 1, at("09:16"), "still_broken");
  expect(await listStillBroken(system, at("09:30"))).toMatchObject([{ count: 18, usual: 6 }]);
});

test("taps are reports about every service of their incident, lately and usually", async () => {
  await makeService("LIB");
  const incident = await makeIncident(
    { services: ["LIB", "WIFI"].map((code) => ({ code, status: "partial_outage" })) },
    at("22:00"),
  );
  await tapped(incident, 4, at("22:45"));
  await tapped(incident, 3, at("22:20"));
  const counts = (await countTaps(system, at("23:00"))).filter(({ serviceCode }) => serviceCode === "LIB");

  expect(counts).toEqual([{ kind: "confirmation", serviceCode: "LIB", recent: 4, usual: 3 / 672 }]);
});

async function tapped(
  code: string,
  people: number,
  when: Date,
  kind: "affected" | "still_broken" = "affected",
): Promise<void> {
  const [prefix = "", number] = code.split("-");
  const { id: incidentId } = await db.incident.findFirstOrThrow({
    where: { prefix, number: Number(number) },
    select: { id: true },
  });
  const visitorHash = () => randomUUID().replaceAll("-", "").padEnd(64, "0");
  const data = Array.from({ length: people }, () => ({
    incidentId,
    kind,
    origin: "web" as const,
    visitorHash: visitorHash(),
    at: when,
  }));
  await db.confirmation.createMany({ data });
}
