export type Crumb = { href: string; label: string };

/** The way back up, nearest last. The page itself is not in it: its heading follows. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="You are here" className="text-sm print:hidden">
      <ol className="flex flex-wrap items-center gap-x-2">
        {crumbs.map((crumb, index) => (
          <li key={crumb.href} className="flex items-center gap-x-2">
            {index > 0 && (
              <span aria-hidden="true" className="text-soft">
                /
              </span>
            )}
            <a href={crumb.href} className="inline-flex min-h-11 items-center">
              {crumb.label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
