export function SiteHeader({ name }: { name: string }) {
  return (
    <header className="flex flex-wrap items-baseline justify-between gap-x-4 pt-2 pb-1">
      <a
        href="/"
        className="inline-flex min-h-11 items-center text-lg font-bold tracking-[-.01em] text-ink no-underline hover:underline"
      >
        {name}
      </a>
      <nav aria-label="Site" className="print:hidden">
        <ul className="flex flex-wrap gap-x-4 text-[.95rem]">
          {destinations.map(({ href, label }) => (
            <li key={href}>
              <a href={href} className="inline-flex min-h-11 items-center">
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

const destinations = [
  { href: "/log", label: "Log" },
  { href: "/maintenance", label: "Maintenance" },
  { href: "/known-errors", label: "Known errors" },
  { href: "/search", label: "Search" },
  { href: "/report", label: "Report a problem" },
  { href: "/subscribe", label: "Get email updates" },
];
