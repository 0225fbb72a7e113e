import type { Nodes } from "hast";
import { rehype } from "rehype";

/** Where the links of rendered text lead, as they are in it. */
export function linkTargets(html: string): string[] {
  return targetsIn(parser.parse(html));
}

const parser = rehype().data("settings", { fragment: true }).freeze();

function targetsIn(node: Nodes): string[] {
  const own = node.type === "element" && typeof node.properties.href === "string" ? [node.properties.href] : [];

  return "children" in node ? [...own, ...node.children.flatMap(targetsIn)] : own;
}
