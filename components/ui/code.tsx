/** The name that people can say: MAIL-7, or MAIL-7.3 for one update. */
export function Code({ children }: { children: string }) {
  return (
    <span className="rounded-box border border-line bg-paper px-[.5em] py-[.25em] font-mono text-[.8125rem] leading-none font-semibold tracking-[.04em] whitespace-nowrap text-ink">
      {children}
    </span>
  );
}
