type ProseProps = {
  html: string;
  /** The level that headings in the text begin at: one below the heading above the text. */
  headingsFrom?: 3 | 4 | 5;
};

/** Shows what the Markdown pipeline made and sanitised, and nothing else: never a text as somebody typed it. */
export function Prose({ html, headingsFrom = 4 }: ProseProps) {
  return (
    <div className="prose" dangerouslySetInnerHTML={{ __html: scrollTables(shiftHeadings(html, headingsFrom - 4)) }} />
  );
}

/** The pipeline writes headings as h4 to h6; in text it escapes every `<`. */
function shiftHeadings(html: string, by: number): string {
  return html.replace(/<(\/?)h([4-6])(?=[ >])/g, (_tag, slash: string, level: string) => {
    return `<${slash}h${Math.min(6, Number(level) + by)}`;
  });
}

/** A table that is wider than the page scrolls by itself, also with the keyboard. */
function scrollTables(html: string): string {
  return html
    .replaceAll("<table>", '<div class="prose-table" role="group" aria-label="Table" tabindex="0"><table>')
    .replaceAll("</table>", "</table></div>");
}
