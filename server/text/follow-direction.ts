import type { ElementContent, Root, RootContent } from "hast";

/** Each block runs as its own first letters do: from right to left where they are Hebrew or Arabic. Runs after sanitising. */
export function followDirection() {
  return (tree: Root): void => {
    tree.children.forEach((child) => direct(child, false));
  };
}

/** @param isFirst in a quote or a list item, which takes its direction from it: `dir` on both would leave it without */
function direct(node: RootContent | ElementContent, isFirst: boolean): void {
  if (node.type !== "element") {
    return;
  }
  const isDirected = blocks.has(node.tagName) && !(isFirst && node.tagName === "p");
  if (isDirected) {
    node.properties.dir = "auto";
  }
  const children = node.children.filter(({ type }) => type === "element");
  const first = node.tagName === "blockquote" || node.tagName === "li" ? children[0] : undefined;
  children.forEach((child) => direct(child, child === first));
}

const blocks = new Set(["p", "li", "blockquote", "h4", "h5", "h6", "th", "td", "pre"]);
