import type { Nodes } from "hast";
import { rehype } from "rehype";
import { type CommentText, partsOf, type SeenComment } from "@/domain/comments/comments";
import { lookalike } from "@/server/text/lookalikes";
import { plainText } from "@/server/text/plain-text";
import { renderMarkdown } from "@/server/text/render-markdown";

/** A comment as its readers will see it, and the HTML of its text that shows it so. */
export function seeComment(text: CommentText): { seen: SeenComment; bodyHtml: string } {
  const { name, program, error } = text;
  const bodyHtml = renderMarkdown(text.what, "visitor");
  const read = { name, program, error, what: plainText(bodyHtml) };

  return {
    seen: {
      ...read,
      targets: targetsIn(parser.parse(bodyHtml)),
      lookalike: lookalike(partsOf(read).join("\n")),
    },
    bodyHtml,
  };
}

const parser = rehype().data("settings", { fragment: true }).freeze();

/** Where the links of rendered text lead, as they are in it. */
function targetsIn(node: Nodes): string[] {
  const own = node.type === "element" && typeof node.properties.href === "string" ? [node.properties.href] : [];

  return "children" in node ? [...own, ...node.children.flatMap(targetsIn)] : own;
}
