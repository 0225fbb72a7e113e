import { expect, test } from "vitest";
import { statusesOfKind } from "@/domain/shared/words";
import { knownErrors2006 } from "./december-2006/known-errors";
import { instantsOf } from "./known-error-story";
import type { Chapter } from "./language";
import { sentCopyTimesOut } from "./lately/known-errors";
import { mailIsSlow } from "./lately/mail-is-slow";
import { december2006, lately } from "./story";
import { instantOf } from "./story-time";
import { timelineOf } from "./timeline";

const loadedAt = new Date("2026-11-24T15:30:00Z");
const chapters = [...december2006, ...lately, mailIsSlow];
const knownErrors = [...knownErrors2006, sentCopyTimesOut];
const timeline = timelineOf(chapters, loadedAt);

test("December 2006 is told in at least 60 updates of at least 12 incidents", () => {
  const loaded = timelineOf(december2006, loadedAt).filter((event) => event.kind === "update");

  expect(loaded.length).toBeGreaterThanOrEqual(60);
  expect(december2006.length).toBeGreaterThanOrEqual(12);
});

test("no two things happen at once: the instant is how an event is known to have been told", () => {
  const instants = [
    ...timeline.map(({ at }) => at),
    ...knownErrors.flatMap((story) => instantsOf(story, loadedAt)),
  ].map((at) => at.getTime());

  expect(new Set(instants).size).toBe(instants.length);
});

test("nothing that is told lies ahead of the moment of loading", () => {
  expect(timeline.filter(({ at }) => at > loadedAt)).toEqual([]);
});

test("the storage fails at 6:12 am on Thanksgiving Day", () => {
  const [first] = timelineOf(december2006, loadedAt);

  expect(first?.at).toEqual(new Date("2006-11-23T12:05:00Z"));
  expect(first?.kind === "update" && first.line.happenedAt).toBe("2006-11-23 6:12 am");
});

test("codes come out as the texts call them: the worst Tuesday is MAIL-7, its workaround MAIL-7.7", () => {
  const tuesday = timeline.filter((event) => event.kind === "update" && event.chapter.id === "worst-tuesday");

  expect(Object.fromEntries(codesOf(chapters))).toMatchObject({
    "blank-message": "MAIL-3",
    "cannot-parse": "MAIL-5",
    "monday-on-the-new-server": "MAIL-6",
    "worst-tuesday": "MAIL-7",
    "half-an-hour": "MAIL-8",
    "server-stops": "MAIL-9",
    "courses-lend-disks": "COURSES-1",
    "certificate-lapsed": "WEBMAIL-1",
  });
  expect(tuesday[6]?.at).toEqual(new Date("2006-12-12T18:45:00Z"));
});

test("a known error is told after it is known, step by step, and leads to updates that there are", () => {
  for (const story of knownErrors) {
    const instants = instantsOf(story, loadedAt);
    expect(instants).toEqual(instants.toSorted((one, other) => one.getTime() - other.getTime()));
    for (const [chapter, ...numbers] of story.updates) {
      const updates = chapter.log.filter((line) => line.kind === "update");
      expect(numbers.filter((number) => updates[number - 1] === undefined)).toEqual([]);
      expect(numbers.length).toBeGreaterThan(0);
    }
  }
});

test("what the text calls by its code is meant by it", () => {
  const codes = [...codesOf(chapters).values()];
  const mentioned = JSON.stringify(chapters).match(/\b(?:MAIL|WEBMAIL|COURSES|WIFI|ACCOUNTS|NEWS)-\d+/g) ?? [];

  expect(mentioned.filter((code) => !codes.includes(code))).toEqual([]);
});

test.each(chapters.map((chapter) => [chapter.id, chapter] as const))("%s is a log that could be", (_, chapter) => {
  const updates = chapter.log.filter((line) => line.kind === "update");
  const posted = updates.map((line) => instantOf(line.at, loadedAt));

  expect(posted).toEqual(posted.toSorted((one, other) => one.getTime() - other.getTime()));
  for (const line of updates) {
    const at = instantOf(line.at, loadedAt);
    expect(statusesOfKind[chapter.kind]).toContain(line.status);
    expect(line.happenedAt === undefined || instantOf(line.happenedAt, loadedAt) <= at).toBe(true);
    expect(line.nextBy === undefined || instantOf(line.nextBy, loadedAt) > at).toBe(true);
  }
});

test("exactly one promise of 2006 is missed: the word of half past three in the night", () => {
  const late = december2006.flatMap((chapter) => {
    const updates = chapter.log.filter((line) => line.kind === "update");

    return updates.filter((line, index) => {
      const next = updates[index + 1];

      return (
        line.nextBy !== undefined &&
        next !== undefined &&
        instantOf(next.at, loadedAt) > instantOf(line.nextBy, loadedAt)
      );
    });
  });

  expect(late.map(({ nextBy }) => nextBy)).toEqual(["2006-12-13 3:30 am"]);
});

/** Codes are given in the order of opening, each prefix counting for itself. */
function codesOf(loaded: readonly Chapter[]): Map<string, string> {
  const given = new Map<string, number>();

  return new Map(
    timelineOf(loaded, loadedAt).flatMap((event) => {
      if (event.kind !== "update" || event.number !== 1) {
        return [];
      }
      const prefix = Object.keys(event.line.services ?? {})[0] ?? "NEWS";
      const number = (given.get(prefix) ?? 0) + 1;
      given.set(prefix, number);

      return [[event.chapter.id, `${prefix}-${number}`]] as const;
    }),
  );
}
