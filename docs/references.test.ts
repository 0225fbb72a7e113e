import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const root = path.resolve(import.meta.dirname, "..");
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root })
  .toString()
  .split("\n")
  .filter((file) => file !== "" && existsSync(path.join(root, file)));
const folders = new Set(files.flatMap(foldersOf));
const names = new Set(files.flatMap((file) => file.split("/")));
const sources = files
  .filter((file) => /\.(?:tsx?|mjs|js|prisma|sql)$/.test(file))
  .map(read)
  .join("\n");
const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")));

// What the changelog says was true at its time.
const documents = files.filter((file) => file.endsWith(".md") && file !== "CHANGELOG.md");
const written = documents.flatMap((file) => codeIn(read(file)).map((code) => ({ file, code })));

test("there is something to look at", () => {
  expect(written.length).toBeGreaterThan(200);
});

test("every npm script that a document names is in package.json", () => {
  const wrong = written.flatMap(({ file, code }) =>
    [...code.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)]
      .map(([, script]) => String(script))
      .filter((script) => !(script in scripts) && !ofNpm.includes(script))
      .map((script) => `${file}: npm run ${script}`),
  );

  expect(wrong).toEqual([]);
});

const ofNpm = ["ci", "install", "audit"];

test("every program that a document runs by npx is installed", () => {
  const wrong = written.flatMap(({ file, code }) =>
    [...code.matchAll(/\bnpx ([\w-]+)/g)]
      .filter(([, program = ""]) => !existsSync(path.join(root, "node_modules/.bin", program)))
      .map(([command]) => `${file}: ${command}`),
  );

  expect(wrong).toEqual([]);
});

test("every file and folder that a document names is there", () => {
  const wrong = written.flatMap(({ file, code }) =>
    wordsOf(code)
      .filter((word) => isPath(word) && !isThere(word))
      .map((word) => `${file}: ${word}`),
  );

  expect([...new Set(wrong)]).toEqual([]);
});

test("every name of the code that a document uses is in the code", () => {
  const wrong = written
    .filter(({ code }) => /^[a-z]+(?:[A-Z][a-z]+)+$/.test(code) && !sources.includes(code))
    .map(({ file, code }) => `${file}: ${code}`);

  expect([...new Set(wrong)]).toEqual([]);
});

test("every link to a heading leads to one", () => {
  const wrong = documents.flatMap((file) =>
    [...read(file).matchAll(/\]\(([^)#\s:]*)#([^)\s]+)\)/g)]
      .filter(([, target = "", heading = ""]) => !headingsOf(target ? besides(file, target) : file).includes(heading))
      .map(([link]) => `${file}: ${link}`),
  );

  expect(wrong).toEqual([]);
});

/** As GitHub makes anchors of headings. */
function headingsOf(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function besides(file: string, target: string): string {
  return path.posix.join(path.posix.dirname(file), target);
}

/** Inline code and the lines of blocks of code. */
function codeIn(text: string): string[] {
  const block = /^```[^\n]*\n(.*?)^```/gms;
  const blocks = [...text.matchAll(block)].flatMap(([, lines = ""]) => lines.split("\n"));
  const inline = [...text.replace(block, "").matchAll(/`([^`\n]+)`/g)].map(([, code]) => String(code));

  return [...blocks, ...inline].map((code) => code.trim()).filter((code) => code !== "");
}

/** Without the punctuation around them. Parts of a path in parentheses or brackets are names of routes. */
function wordsOf(code: string): string[] {
  return code.split(/[\s,;:"'=|]+/).map((word) => (/\(\w+\)/.test(word) ? word : word.replace(/^[(`]+|[).`]+$/g, "")));
}

const rooms = "app|bench|bin|components|deploy|dist|docs|domain|e2e|prisma|public|server|\\.github";

/** A path from the root, a folder of the map in the README, or the name of a file. No address, and no pattern. */
function isPath(word: string): boolean {
  return (
    !/[<>*…{}$]/.test(word) &&
    (new RegExp(`^(?:${rooms})/`).test(word) ||
      /^[\w-]+\/$/.test(word) ||
      /^[\w.-]+\.(?:tsx?|mjs|cjs|js|md)$/.test(word))
  );
}

function isThere(word: string): boolean {
  const file = word.replace(/\/$/, "");
  const built = /^dist\/([\w-]+)\.js$/.exec(file)?.[1];
  if (built !== undefined) {
    return files.some((each) => each === `server/runtime/entries/${built}.ts`);
  }

  return file.includes("/") ? files.includes(file) || folders.has(file) : names.has(file);
}

function foldersOf(file: string): string[] {
  const parts = file.split("/").slice(0, -1);

  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}
