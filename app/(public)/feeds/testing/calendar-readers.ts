import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import ICAL from "ical.js";
import nodeIcal from "node-ical";
import { z } from "zod";

/** What a program found of an event. Times: milliseconds since 1970. */
export type ReadEvent = { id: string; title: string; begin: number; end: number };
export type ReadDetails = ReadEvent & { sequence: number; isCancelled: boolean; description: string; url: string };

export function readWithIcalJs(text: string): ReadDetails[] {
  const events = ICAL.Component.fromString(text).getAllSubcomponents("vevent");

  return byId(
    events.map((component) => {
      const event = new ICAL.Event(component);

      return {
        id: event.uid,
        title: event.summary,
        begin: event.startDate.toJSDate().getTime(),
        end: event.endDate.toJSDate().getTime(),
        sequence: event.sequence,
        isCancelled: component.getFirstPropertyValue("status") === "CANCELLED",
        description: event.description,
        url: String(component.getFirstPropertyValue("url")),
      };
    }),
  );
}

export function readWithNodeIcal(text: string): ReadDetails[] {
  const events = Object.values(nodeIcal.sync.parseICS(text)).filter((part) => part?.type === "VEVENT");

  return byId(
    events.map((event) => ({
      id: event.uid,
      title: words(event.summary),
      begin: event.start.getTime(),
      end: event.end?.getTime() ?? 0,
      sequence: Number(event.sequence),
      isCancelled: event.status === "CANCELLED",
      description: words(event.description),
      url: words(event.url),
    })),
  );
}

/** A calendar of Debian's khal, which takes in the same file again and again. */
export function openKhal(): { read: (text: string, from: string, days: number) => ReadEvent[]; close: () => void } {
  const home = mkdtempSync(path.join(tmpdir(), "allclear-khal-"));
  const file = (name: string) => path.join(home, name);
  writeFileSync(file("config"), configuration(home));
  const khal = (...args: string[]) =>
    execFileSync("khal", ["-c", file("config"), ...args], {
      encoding: "utf8",
      env: { ...process.env, HOME: home, LC_ALL: "C.UTF-8" },
      stdio: ["ignore", "pipe", "ignore"],
    });

  return {
    read: (text, from, days) => {
      writeFileSync(file("maintenance.ics"), text);
      khal("import", "--batch", "-a", "maintenance", file("maintenance.ics"));
      const listed = khal(...["list", "--once", "--day-format", "", "--format", format, from, `${days}d`]);

      return byId(
        listed.split("\n").flatMap((line) => {
          const [id = "", begin = "", end = "", title = ""] = line.split("\t");

          return begin === "" ? [] : [{ id, title, begin: Date.parse(`${begin}Z`), end: Date.parse(`${end}Z`) }];
        }),
      );
    },
    close: () => rmSync(home, { recursive: true, force: true }),
  };
}

const format = "{uid}\t{start-long}\t{end-long}\t{title}";

function configuration(home: string): string {
  return `[calendars]
[[maintenance]]
path = ${home}/calendar
type = calendar
[sqlite]
path = ${home}/khal.db
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
[default]
default_calendar = maintenance
`;
}

/** node-ical gives a text alone, or with its parameters. */
function words(value: unknown): string {
  return withParameters.parse(value);
}

const withParameters = z.union([z.string(), z.object({ val: z.string() }).transform(({ val }) => val)]);

function byId<Event extends ReadEvent>(events: Event[]): Event[] {
  return events.sort((a, b) => (a.id < b.id ? -1 : 1));
}
