import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

// Words that only this project used for what the field has a word for, and that word.
const plainWords: ReadonlyMap<string, string> = new Map([
  ["anew", "again"],
  ["backstage", "NextRenderer"],
  ["complaint", "comment"],
  ["complaints", "comments"],
  ["deed", "action"],
  ["deeds", "actions"],
  ["forget", "delete, purge"],
  ["frugality", "low-memory options"],
  ["lane", "worker"],
  ["lanes", "workers"],
  ["meanwhile", "leave it out"],
  ["mend", "fix"],
  ["mends", "fixes"],
  ["patience", "timeout"],
  ["recurrence", "occurrence"],
  ["stranger", "unlisted path, newcomer"],
  ["strangers", "unlisted paths"],
  ["telling", "notification"],
  ["tells", "notifies"],
  ["wish", "subscription"],
  ["wishes", "subscriptions"],
]);

const files = execFileSync("git", ["ls-files", "*.ts", "*.tsx"], { cwd: root })
  .toString()
  .split("\n")
  .filter((file) => file !== "" && existsSync(path.join(root, file)));

test("identifiers use the field's words: rename what is listed", () => {
  const own = files.flatMap((file) =>
    [...identifiersOf(file)].flatMap((name) =>
      wordsOf(name)
        .filter((word) => plainWords.has(word))
        .map((word) => `${file}: ${name}, say “${plainWords.get(word)}” for “${word}”`),
    ),
  );

  expect(own).toEqual([]);
});

function identifiersOf(file: string): Set<string> {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), "utf8"), ts.ScriptTarget.Latest);
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      names.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);

  return names;
}

/** "layOutMails": lay, out, mails. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[ _$]+/);
}
