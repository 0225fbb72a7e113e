import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

test.each(["app/public.css", "app/staff/console.css"])("%s reads every component that its pages show", (sheet) => {
  const sources = [...readFileSync(sheet, "utf8").matchAll(/@source "(.+)";/g)].map(([, path]) =>
    join(dirname(sheet), String(path)),
  );
  const pages = sources.filter((source) => source.startsWith("app/")).flatMap(componentsIn);
  const unread = [...reachedFrom(pages)].filter(
    (file) => hasClasses(file) && !sources.some((source) => file.startsWith(source)),
  );

  expect(pages.length).toBeGreaterThan(0);
  expect(unread).toEqual([]);
});

function componentsIn(path: string): string[] {
  if (statSync(path).isFile()) {
    return [path];
  }

  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx") && !name.includes(".test."))
    .map((name) => join(path, name));
}

/** The files themselves, and all components that they import, and those import. */
function reachedFrom(files: readonly string[], reached: Set<string> = new Set()): ReadonlySet<string> {
  for (const file of files.filter((each) => !reached.has(each))) {
    reached.add(file);
    reachedFrom(importsOf(file), reached);
  }

  return reached;
}

function importsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/from "(@\/components\/|\.\/)(.+)"/g)]
    .map(([, start, rest]) => `${start === "./" ? join(dirname(file), String(rest)) : `components/${rest}`}.tsx`)
    .filter((path) => existsSync(path));
}

function hasClasses(file: string): boolean {
  return readFileSync(file, "utf8").includes("className");
}
