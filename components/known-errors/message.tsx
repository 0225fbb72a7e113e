/** What a program shows, letter for letter: it wraps, keeps its lines, and is never translated. */
export function Message({ text }: { text: string }) {
  return (
    <pre
      translate="no"
      className="mt-2 max-w-measure rounded-box border border-line bg-well px-3 py-2 font-mono text-[.9rem] whitespace-pre-wrap wrap-anywhere text-ink"
    >
      {text}
    </pre>
  );
}
