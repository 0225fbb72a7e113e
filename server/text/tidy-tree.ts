import type { ElementContent, Root, RootContent } from "hast";

/** What a link's `rel` says; null for nothing. */
export type Relation = { everywhere: string | null; outside: string | null };

/**
 * A link that says where it leads: none inside another, none without words, check boxes as words, and `rel` by what
 * the writer may vouch for. Runs after sanitising, on addresses that are known to be harmless.
 */
export function tidyTree(relation: Relation) {
  return (tree: Root): void => {
    tree.children = tree.children.flatMap((child) => tidyContent(child, false, relation));
  };
}

function tidyContent<Node extends RootContent | ElementContent>(
  node: Node,
  isInLink: boolean,
  relation: Relation,
): (Node | ElementContent)[] {
  if (node.type !== "element") {
    return [node];
  }
  if (node.tagName === "input") {
    return [{ type: "text", value: node.properties.checked ? "☑" : "☐" }];
  }
  const isLink = node.tagName === "a";
  node.children = node.children.flatMap((child) => tidyContent(child, isInLink || isLink, relation));
  if (!isLink) {
    return [node];
  }
  const href = node.properties.href;
  if (isInLink || typeof href !== "string") {
    return node.children;
  }
  if (!hasWords(node)) {
    node.children = [{ type: "text", value: href }];
  }
  const rel = relation.everywhere ?? (isOutside(href) ? relation.outside : null);
  if (rel !== null) {
    node.properties.rel = rel.split(" ");
  }

  return [node];
}

function hasWords(node: ElementContent): boolean {
  return node.type === "text" ? /\S/.test(node.value) : node.type === "element" && node.children.some(hasWords);
}

function isOutside(href: string): boolean {
  return /^(?:https?:|[/\\]{2})/i.test(href);
}
