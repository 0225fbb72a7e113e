import type { Nodes } from "hast";
import { rehype } from "rehype";

/** Rendered text for those who read it elsewhere: each link leads where it led on the page at `base`. */
export function absoluteLinks(html: string, base: string): string {
  if (!relativeLink.test(html)) {
    return html;
  }
  const tree = processor.parse(html);
  resolveLinks(tree, base);

  return processor.stringify(tree);
}

// Rendered text has its attributes in double quotes.
const relativeLink = /href="(?!https?:|mailto:)/i;

const processor = rehype().data("settings", { fragment: true }).freeze();

function resolveLinks(node: Nodes, base: string): void {
  if (node.type === "element" && typeof node.properties.href === "string") {
    const { href } = node.properties;
    node.properties.href = URL.canParse(href, base) ? new URL(href, base).href : base;
  }
  if ("children" in node) {
    node.children.forEach((child) => resolveLinks(child, base));
  }
}
