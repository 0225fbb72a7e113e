import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import layers from "@/bin/setup/layers.json";

const root = path.resolve(import.meta.dirname, "..");
const [, table = ""] =
  /## Architecture layers\n([\s\S]*?)\n##/.exec(readFileSync(path.join(root, "docs/architecture.md"), "utf8")) ?? [];

const rows = table
  .split("\n")
  .filter((line) => /^\| (\[?`)/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, layer = "", , allowed = ""]) => [namesIn(layer)[0] ?? "", namesIn(allowed)] as const);

test("the table of docs/architecture.md says of each layer what dependency-cruiser enforces", () => {
  expect(Object.fromEntries(rows)).toEqual(layers);
});

test("every folder of code belongs to a layer", () => {
  const folders = readdirSync(path.join(root, "server"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "testing")
    .map(({ name }) => `server/${name}`);
  const nouns = folders.filter((folder) => !(folder in layers)).map((folder) => folder.slice("server/".length));

  // A new noun is named in the table too, so that a reader finds it there.
  expect(nouns.filter((noun) => !table.includes(noun.replace("-", " ").replace("helpdesk", "help desk")))).toEqual([]);
});

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => String(name));
}
