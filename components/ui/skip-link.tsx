/** The first thing that a keyboard reaches. Its target has the id “content”. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="sr-only rounded-box bg-ink px-4 py-3 font-semibold text-paper focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10"
    >
      Skip to the content
    </a>
  );
}
