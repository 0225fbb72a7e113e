import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const glossary = readFileSync(path.join(root, "docs/glossary.md"), "utf8");

test("the glossary has a section for each noun of the domain", () => {
  const rooms = readdirSync(path.join(root, "domain"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `domain/${name}`);

  expect([...glossary.matchAll(/^## .*\(`(.+)`\)$/gm)].map(([, room]) => room).sort()).toEqual(rooms.sort());
});

test("the glossary says what each model and each enum of the schema is, once, and names no other", () => {
  const schema = readFileSync(path.join(root, "prisma/schema.prisma"), "utf8");
  const stored = [...schema.matchAll(/^(?:model|enum) (\w+)/gm)].map(([, name = ""]) => name);
  const defined = glossary
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .flatMap((row) => [...(row.split("|")[2] ?? "").matchAll(/`(\w+)`/g)].map(([, name = ""]) => name));

  expect(defined.sort()).toEqual(stored.sort());
});
