/** The key that does the same as the button it stands in; the button says so to a screen reader by itself. */
export function KeyHint({ children }: { children: string }) {
  return (
    <kbd
      aria-hidden
      className="rounded-box border border-current px-[.4em] font-mono text-[.75rem] leading-[1.5] font-semibold opacity-80 max-sm:hidden"
    >
      {children}
    </kbd>
  );
}
