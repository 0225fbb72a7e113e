import { beforeEach, expect, test } from "vitest";
import { db } from "@/server/infra/db";
import { announceDay } from "./announce-day";
import { purgeEvents } from "./upkeep";

beforeEach(async () => {
  await db.publicationEvent.deleteMany();
  await db.site.deleteMany();
  await db.site.create({ data: { name: "Campus", timeZone: "America/New_York" } });
});

async function announcedAt(at: string): Promise<void> {
  await db.publicationEvent.create({ data: { event: { kind: "day_began" }, at: new Date(at) } });
}

test("a day is announced when it began where the site is, not where the clock is", async () => {
  await announcedAt("2006-12-12T12:00:00Z");

  await announceDay(new Date("2006-12-13T04:59:00Z"));
  expect(await db.publicationEvent.count()).toBe(1);

  await announceDay(new Date("2006-12-13T05:00:00Z"));
  expect(await db.publicationEvent.count()).toBe(2);
});

test("the first day is announced, other announcements or not", async () => {
  await db.publicationEvent.create({ data: { event: { kind: "site_changed" } } });

  await announceDay(new Date());
  await announceDay(new Date());

  expect(await db.publicationEvent.count()).toBe(2);
});

test("announcements are kept for a week", async () => {
  await announcedAt("2006-12-12T12:00:00Z");
  await announcedAt("2006-12-12T12:00:01Z");

  await purgeEvents(new Date("2006-12-19T12:00:01Z"));

  expect(await db.publicationEvent.count()).toBe(1);
});
