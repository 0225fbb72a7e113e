import type { CommentText, SeenComment } from "@/domain/comments/comments";
import { linkTargets } from "@/server/text/link-targets";
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
