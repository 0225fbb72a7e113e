import { renderMarkdown } from "@/server/text/render-markdown";

type Rendered = { markdown: string; html: string };

/** The words of an update, rendered before its transaction opens. */
export type UpdateText = { body: Rendered; workaround: Rendered | null };

export function renderUpdateText(input: { body: string; workaround?: string | null | undefined }): UpdateText {
  return { body: render(input.body), workaround: input.workaround ? render(input.workaround) : null };
}

function render(markdown: string): Rendered {
  return { markdown, html: renderMarkdown(markdown, "staff") };
}
