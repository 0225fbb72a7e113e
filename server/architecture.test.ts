import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

// Nobody asks for what is done here: infra is what verbs are built of, the schedule and runtime are the machine itself.
const rooms = /^server\/(infra|publishing\/(documents|schedule)|runtime|http|text)\/|\/testing\//;

const files = readdirSync(path.join(root, "server"), { recursive: true, encoding: "utf8" })
  .map((file) => path.posix.join("server", file.replaceAll(path.sep, "/")))
  .filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !rooms.test(file) && !file.includes("/testing/"),
  )
  .map((file) => ({ file, text: readFileSync(path.join(root, file), "utf8") }));

const verbs = files.filter(({ text }) => /\btransaction\(/.test(text));

test("there are verbs to look at", () => {
  expect(verbs.length).toBeGreaterThan(20);
});

test.each(verbs)("$file asks who may do it before anything else", ({ file, text }) => {
  const unguarded = exportedFunctions(file, text)
    .filter(({ body }) => /\btransaction\(/.test(body))
    .filter(({ first }) => !isGuard(first))
    .map(({ name }) => name);

  expect(
    unguarded,
    "Begin the verb with requirePermission(actor, …); a visitor’s verb begins with its limit: await limit…(…).",
  ).toEqual([]);
});

test.each(files)("$file writes only in a transaction", ({ text }) => {
  const writes = /\bdb\.(?:\w+\.(?:create|update|upsert|delete)\w*|\$executeRaw)/g;

  expect(
    text.match(writes) ?? [],
    "Write through transaction((tx) => …), together with the audit entry and what is announced.",
  ).toEqual([]);
});

test.each(files)("$file says what it reads", ({ text }) => {
  const unselected = [...text.matchAll(/\.(?:findMany|findFirst|findUnique)(?:OrThrow)?\(\{/g)]
    .map(({ index }) => argumentAt(text, index))
    .filter((argument) => !/\bselect\b/.test(argument));

  expect(unselected, "Name the columns with select: what is not asked for cannot leak.").toEqual([]);
});

type ExportedFunction = { name: string; body: string; first: string };

function exportedFunctions(file: string, text: string): ExportedFunction[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);

  return source.statements.filter(ts.isFunctionDeclaration).flatMap((declaration) => {
    const isExported = declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
    const { name, body } = declaration;

    return isExported && name && body
      ? [{ name: name.text, body: body.getText(), first: body.statements[0]?.getText() ?? "" }]
      : [];
  });
}

function isGuard(statement: string): boolean {
  return /^requirePermission\(/.test(statement) || /^await limit[A-Z]\w*\(/.test(statement);
}

/** From the opening of a call to its closing parenthesis. */
function argumentAt(text: string, index: number): string {
  const start = text.indexOf("(", index);
  let depth = 0;
  for (let end = start; end < text.length; end += 1) {
    depth += { "(": 1, ")": -1 }[text.charAt(end)] ?? 0;
    if (depth === 0) {
      return text.slice(start, end + 1);
    }
  }

  return text.slice(start);
}
