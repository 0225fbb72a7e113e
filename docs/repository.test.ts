import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { settableNames, withDefaults } from "@/server/infra/variables.mjs";

const root = path.resolve(import.meta.dirname, "..");
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root })
  .toString()
  .split("\n")
  .filter((file) => file !== "" && existsSync(path.join(root, file)));

test("no file of ours is longer than 300 lines: split it by what it is about", () => {
  const ours = files.filter((file) => /\.(ts|tsx|js|mjs|cjs|css)$/.test(file));
  const long = ours.filter((file) => read(file).split("\n").length > 301);

  expect(long).toEqual([]);
});

test("every link between the documents leads somewhere: fix the link, or the document", () => {
  const broken = files
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) => linksOf(file).filter((link) => !existsSync(path.join(root, path.dirname(file), link))));

  expect(broken).toEqual([]);
});

test(".env.example explains every variable that can be set, with its default, and no other", () => {
  const example = parseEnv(read(".env.example"));
  const defaults = withDefaults({});

  expect(Object.keys(example).sort()).toEqual([...settableNames].sort());
  expect(example).toEqual(Object.fromEntries(settableNames.map((name) => [name, defaults[name] ?? ""])));
});

function linksOf(file: string): string[] {
  return [...read(file).matchAll(/\]\((?:<([^>]+)>|([^)#\s]+)(?:#[^)]*)?)\)/g)]
    .map(([, bracketed, plain]) => String(bracketed ?? plain))
    .filter((link) => !/^[a-z]+:/.test(link));
}

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}
