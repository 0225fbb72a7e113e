import rehypeSanitize, { defaultSchema, type Options as Schema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import { remark } from "remark";
import remarkGfm from "remark-gfm";
import remarkRehype from "remark-rehype";
import { isCostly } from "./markdown-cost";
import { staffHandlers, visitorHandlers } from "./markdown-handlers";
import { renderPlain } from "./render-plain";
import { type Relation, tidyTree } from "./tidy-tree";
import { within } from "./within";

/** Who wrote it: a visitor gets no headings, a line break where one was typed, and links that vouch for nothing. */
export type Trust = "staff" | "visitor";

/**
 * Markdown (GFM) to HTML that is safe on a public page: no HTML of the writer's, no images, no ids, only links over
 * http, https and mailto. Never throws, and a visitor's text is done in 100 ms: what would take longer, or breaks the
 * parser, is shown as it was typed.
 */
export function renderMarkdown(source: string, trust: Trust): string {
  if (isCostly(source)) {
    return renderPlain(source);
  }
  try {
    return within(parserMs[trust], () => String(pipelines[trust].processSync(source)));
  } catch {
    // The text matters more than its looks, and the parser's error says nothing to whoever wrote it.
    return renderPlain(source);
  }
}

// A known hostile text is refused before it is parsed; this stops the unknown. Staff write longer, and in good faith.
const parserMs = { staff: 200, visitor: 90 };

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
    .use(remarkGfm, { singleTilde: false })
    .use(remarkRehype, { handlers })
    .use(rehypeSanitize, schema)
    .use(tidyTree, relation)
    .use(rehypeStringify)
    .freeze();
  // The first text is the slowest, by far: not somebody's.
  processor.processSync("**Warm** [up](/)\n\n- a\n- b\n\n| a |\n|---|\n| b |");

  return processor;
}
