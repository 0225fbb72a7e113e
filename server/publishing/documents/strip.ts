import type { Element, Root, RootContent } from "hast";
import { rehype } from "rehype";

/** The scripts that public and visitors' pages carry: our own files, and no other. */
const ownScripts: readonly unknown[] = ["/live.js", "/prove.js", "/push.js", "/strip.js", "/suggest.js"];

export type StrippedPage = {
  html: string;
  /** Paths of our own files that the page links: sheet, script, icons. */
  assets: readonly string[];
};

/** Takes out of a page what the framework put in for its own run time. Adds nothing. */
export function stripFramework(html: string): StrippedPage {
  const tree = processor.parse(html);
  const assets = new Set<string>();
  stripChildren(tree, assets);

  return { html: processor.stringify(tree), assets: [...assets] };
}

const processor = rehype().freeze();

function stripChildren(parent: Root | Element, assets: Set<string>): void {
  const kept: RootContent[] = [];
  for (const node of parent.children) {
    if (node.type === "comment") {
      continue;
    }
    if (node.type === "element") {
      stripAttributes(node);
      stripChildren(node, assets);
      if (isOfFramework(node, parent) || isRepeated(node, assets)) {
        continue;
      }
      noteAsset(node, assets);
    }
    kept.push(node);
  }
  parent.children = parent.type === "root" ? kept : kept.filter((node) => node.type !== "doctype");
}

function isOfFramework(element: Element, parent: Root | Element): boolean {
  switch (element.tagName) {
    case "script":
      return !ownScripts.includes(element.properties["src"]);
    case "template":
      return true;
    case "link":
      return relations(element).some((relation) => ["preload", "modulepreload", "prefetch"].includes(relation));
    case "meta":
      return element.properties["name"] === "next-size-adjust";
    case "div":
      // The empty place where metadata would stream in.
      return isBody(parent) && element.children.length === 0 && isOnlyHidden(element);
    default:
      return false;
  }
}

function isRepeated(element: Element, assets: ReadonlySet<string>): boolean {
  const path = assetOf(element);

  return path !== null && assets.has(path);
}

function noteAsset(element: Element, assets: Set<string>): void {
  const path = assetOf(element);
  if (path !== null) {
    assets.add(path);
  }
}

/** The local file that an element loads, without its query. */
function assetOf(element: Element): string | null {
  const isLoaded = relations(element).some((relation) => ["stylesheet", "icon", "manifest"].includes(relation));
  const address = element.tagName === "script" ? element.properties["src"] : isLoaded && element.properties["href"];

  return typeof address === "string" && /^\/(?!\/)/.test(address) ? address.replace(/[?#].*$/, "") : null;
}

const frameworkAttributes = ["dataPrecedence", "dataNimg", "dataHref", "nonce", "fetchPriority"];

function stripAttributes(element: Element): void {
  for (const name of frameworkAttributes) {
    Reflect.deleteProperty(element.properties, name);
  }
}

function relations(element: Element): readonly string[] {
  const rel = element.tagName === "link" ? element.properties["rel"] : undefined;

  return Array.isArray(rel) ? rel.map(String) : [];
}

function isBody(parent: Root | Element): boolean {
  return parent.type === "element" && parent.tagName === "body";
}

function isOnlyHidden(element: Element): boolean {
  return Object.keys(element.properties).join() === "hidden";
}
