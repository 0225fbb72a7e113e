import type { Nodes } from "hast";
import { rehype } from "rehype";
import type { CommentText, SeenComment } from "@/domain/comments/comments";
import { lookalike } from "@/server/text/lookalikes";
import { plainText } from "@/server/text/plain-text";
import { renderMarkdown } from "@/server/text/render-markdown";

/** A comment as its readers will see it, and the HTML of its text that shows it so. */
export function seeComment(text: CommentText): { seen: SeenComment; bodyHtml: string } {
  const { name, program, error } = text;
  const bodyHtml = renderMarkdown(text.what, "visitor");
  const what = plainText(bodyHtml);

  return {
    seen: {
      ...{ name, program, error, what },
      targets: linkTargets(bodyHtml),
      lookalike: lookalike([name, program, what, error].filter((part) => part !== undefined).join("\n")),
    },
    bodyHtml,
  };
}

/** Where the links of rendered text lead, as they are in it. */
function linkTargets(html: string): string[] {
  return targetsIn(parser.parse(html));
}

const parser = rehype().data("settings", { fragment: true }).freeze();

function targetsIn(node: Nodes): string[] {
  const own = node.type === "element" && typeof node.properties.href === "string" ? [node.properties.href] : [];

  return "children" in node ? [...own, ...node.children.flatMap(targetsIn)] : own;
}
