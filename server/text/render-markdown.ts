import rehypeSanitize, { defaultSchema, type Options as Schema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import { remark } from "remark";
import remarkBreaks from "remark-breaks";
import remarkGfm from "remark-gfm";
import remarkRehype from "remark-rehype";
import { splitCode } from "@/domain/shared/text-blocks";
import { findTextLimit } from "@/domain/shared/text-limits";
import { followDirection } from "./follow-direction";
import { keepBackslashes } from "./keep-backslashes";
import { staffHandlers, visitorHandlers } from "./markdown-handlers";
import { renderPlain } from "./render-plain";
import { type Relation, tidyTree } from "./tidy-tree";
import { within } from "./within";

/** Who wrote it: a visitor gets no headings, and links that vouch for nothing. */
export type Trust = "staff" | "visitor";

/**
 * Markdown (GFM) to HTML that is safe on a public page: no HTML of the writer's, no images, no ids, only links over
 * http, https and mailto. A line break is one, and a backslash that is no escape is shown. Never throws, and a
 * visitor's text is done in 100 ms: of a text that would take longer, the paragraphs beyond a limit are shown as they
 * were typed (`findTextLimit` says so beforehand), and of one that breaks the parser everything.
 */
export function renderMarkdown(source: string, trust: Trust): string {
  try {
    return within(parserMs[trust], () =>
      findTextLimit(source) === null ? format(source, trust) : formatParts(source, trust),
    );
  } catch {
    // The text matters more than its looks, and the parser's error says nothing to whoever wrote it.
    return renderPlain(source);
  }
}

// A known hostile text is refused before it is parsed; this stops the unknown. Staff write longer, and in good faith:
// theirs must come out formatted on a slow machine under load as well, where 40 ms of work were seen to take 200.
const parserMs = { staff: 500, visitor: 90 };

function format(source: string, trust: Trust): string {
  return String(pipelines[trust].processSync(source));
}

/** Code and paragraphs each by itself: what is fine is formatted. */
function formatParts(source: string, trust: Trust): string {
  return splitCode(source)
    .flatMap(({ isCode, text }) => (isCode ? [text] : text.split(/\n[ \t]*(?=\n)/)))
    .filter((part) => part.trim() !== "")
    .map((part) => (findTextLimit(part) === null ? format(part, trust) : renderPlain(part)))
    .filter((html) => html !== "")
    .join("\n");
}

const schema: Schema = {
  ...defaultSchema,
  tagNames: [
    ...["p", "br", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr"],
    ...["h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "input"],
  ],
  attributes: { a: ["href"], ol: ["start"], th: ["align"], td: ["align"], input: [["type", "checkbox"], "checked"] },
  protocols: { href: ["http", "https", "mailto"] },
  required: {},
};

const pipelines = {
  staff: pipeline(staffHandlers, { everywhere: null, outside: "noopener" }),
  visitor: pipeline(visitorHandlers, { everywhere: "nofollow ugc", outside: null }),
};

function pipeline(handlers: typeof staffHandlers, relation: Relation) {
  const processor = remark()
    .data("micromarkExtensions", [keepBackslashes()])
    .use(remarkGfm, { singleTilde: false })
    .use(remarkBreaks)
    .use(remarkRehype, { handlers })
    .use(rehypeSanitize, schema)
    .use(tidyTree, relation)
    .use(followDirection)
    .use(rehypeStringify)
    .freeze();
  // The first text is the slowest, by far: not somebody's.
  processor.processSync("**Warm** [up](/)\n\n- a\n- b\n\n| a |\n|---|\n| b |");

  return processor;
}
