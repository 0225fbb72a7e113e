/** Shows what the Markdown pipeline made and sanitised, and nothing else: never a text as somebody typed it. */
export function Prose({ html }: { html: string }) {
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
