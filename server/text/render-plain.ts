import { escapeHtml } from "./escape-html";

/** Text as it was typed: escaped, a paragraph per blank line, a line break per line. */
export function renderPlain(text: string): string {
  return text
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => `<p dir="auto">${escapeHtml(paragraph).replaceAll("\n", "<br>\n")}</p>`)
    .join("\n");
}
