import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const domain = path.resolve(import.meta.dirname, "..");

test("no two rooms of domain need each other", () => {
  const rooms = roomsOfDomain();
  const cycles = [...rooms].flatMap(([room, needed]) =>
    [...needed].flatMap((next) => wayBack(rooms, next, room, [room])),
  );

  expect(
    cycles,
    "Move the type that both rooms need to the one that needs the other anyway, or to domain/shared.",
  ).toEqual([]);
});

test("domain/shared needs no other room", () => {
  expect([...(roomsOfDomain().get("shared") ?? [])]).toEqual([]);
});

/** Each room with the rooms that its files import, tests left out. */
function roomsOfDomain(): Map<string, Set<string>> {
  const rooms = new Map<string, Set<string>>();
  for (const file of readdirSync(domain, { recursive: true, encoding: "utf8" })) {
    const [room = ""] = file.split(path.sep);
    if (!file.endsWith(".ts") || file.endsWith(".test.ts") || file.includes("testing")) {
      continue;
    }
    const text = readFileSync(path.join(domain, file), "utf8");
    const needed = [...text.matchAll(/from "@\/domain\/([^/"]+)\//g)].map(([, name = ""]) => name);
    rooms.set(room, new Set([...(rooms.get(room) ?? []), ...needed.filter((name) => name !== room)]));
  }

  return rooms;
}

type Rooms = ReadonlyMap<string, ReadonlySet<string>>;

function wayBack(rooms: Rooms, room: string, to: string, way: readonly string[]): string[] {
  if (room === to) {
    return [[...way, to].join(" → ")];
  }

  return way.includes(room)
    ? []
    : [...(rooms.get(room) ?? [])].flatMap((next) => wayBack(rooms, next, to, [...way, room]));
}
