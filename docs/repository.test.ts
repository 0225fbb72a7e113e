import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

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

test("every link between the documents leads somewhere: mend the link, or the document", () => {
  const broken = files
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) => linksOf(file).filter((link) => !existsSync(path.join(root, path.dirname(file), link))));

  expect(broken).toEqual([]);
});

test("every environment variable that is read at the start is explained in .env.example", () => {
  const schema = /z\s*\.object\(\{([\s\S]*?)\n {2}\}\)/.exec(read("server/infra/env.ts"))?.[1] ?? "";
  const names = [...schema.matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name]) => String(name));
  const explained = read(".env.example");

  expect(names).toContain("DATABASE_URL");
  expect(names.filter((name) => !new RegExp(`^${name}=`, "m").test(explained))).toEqual([]);
});

function linksOf(file: string): string[] {
  return [...read(file).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, link]) => String(link))
    .filter((link) => !/^[a-z]+:/.test(link));
}

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}
