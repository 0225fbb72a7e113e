/** Text to be pasted elsewhere: one press selects all of it. */
export function Snippet({ text }: { text: string }) {
  return (
    <pre className="my-2 rounded-box border border-line bg-card p-3 text-sm break-all whitespace-pre-wrap select-all">
      <code>{text}</code>
    </pre>
  );
}
