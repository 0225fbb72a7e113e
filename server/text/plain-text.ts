import type { Nodes } from "hast";
import { rehype } from "rehype";

/** What is left of rendered text when it is read out or put into a chat: its words, a line for each block. */
export function plainText(html: string): string {
  return textOf(parser.parse(html))
    .replace(/[ \t]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

const parser = rehype().data("settings", { fragment: true }).freeze();

const blocks = new Set(["p", "br", "li", "ul", "ol", "pre", "blockquote", "hr", "h4", "h5", "h6", "table", "tr"]);

function textOf(node: Nodes, isCode = false): string {
  if (node.type === "text") {
    return isCode ? node.value : node.value.replace(/\s+/g, " ");
  }
  if (!("children" in node)) {
    return "";
  }
  const isPre = isCode || (node.type === "element" && node.tagName === "pre");
  const text = node.children.map((child) => textOf(child, isPre)).join("");
  if (node.type !== "element" || !blocks.has(node.tagName)) {
    return text;
  }

  return node.tagName === "tr" ? `\n${text.trim().replace(/\s+/g, " ")}\n` : `\n${text}\n`;
}
