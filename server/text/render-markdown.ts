import rehypeSanitize, { defaultSchema, type Options as Schema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { isCostly } from "./markdown-cost";
import { staffHandlers, visitorHandlers } from "./markdown-handlers";
import { renderPlain } from "./render-plain";
import { type Relation, tidyTree } from "./tidy-tree";

/** Who wrote it: a visitor gets no headings, a line break where one was typed, and links that vouch for nothing. */
export type Trust = "staff" | "visitor";

/**
 * Markdown (GFM) to HTML that is safe on a public page: no HTML of the writer's, no images, no ids, only links over
 * http, https and mailto. Never throws, and is done in 100 ms: what would take longer, or breaks the parser, is shown
 * as it was typed.
 */
export function renderMarkdown(source: string, trust: Trust): string {
  if (isCostly(source)) {
    return renderPlain(source);
  }
  try {
    return String(pipelines[trust].processSync(source));
  } catch {
    // The text matters more than its looks, and the parser's complaint says nothing to whoever wrote it.
    return renderPlain(source);
  }
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
  return unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(remarkRehype, { handlers })
    .use(rehypeSanitize, schema)
    .use(tidyTree, relation)
    .use(rehypeStringify)
    .freeze();
}
