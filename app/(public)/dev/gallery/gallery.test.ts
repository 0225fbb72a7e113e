import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const gallery = sourcesOf("app/(public)/dev/gallery");
const ui = sourcesOf("components/ui");

test("the gallery shows every component of components/ui, by itself or inside another one", () => {
  const components = [...ui.matchAll(/export function ([A-Z]\w+)/g)].map(([, name]) => String(name));
  const shown = new Set([...`${gallery}${ui}`.matchAll(/<([A-Z]\w+)/g)].map(([, name]) => String(name)));

  expect(components.length).toBeGreaterThan(20);
  expect(components.filter((name) => !shown.has(name))).toEqual([]);
});

test("the gallery shows every look", () => {
  const looks = [...ui.matchAll(/Look = ([^;]+);|look\?: ("[^;]+);/g)]
    .flatMap(([, named, inline]) => (named ?? inline ?? "").split("|"))
    .map((look) => look.trim());

  expect(looks).toContain('"primary"');
  expect(looks.filter((look) => !gallery.includes(look))).toEqual([]);
});

function sourcesOf(folder: string): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".tsx") && !name.includes(".test."))
    .map((name) => readFileSync(`${folder}/${name}`, "utf8"))
    .join("\n");
}
