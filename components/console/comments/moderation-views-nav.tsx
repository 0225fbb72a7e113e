import Link from "next/link";

type ModerationViewsNavProps = {
  /** The address of what is shown. */
  current: string;
  heldCount: number;
  incidents: readonly { code: string; title: string }[];
};

/** The views of moderation. */
export function ModerationViewsNav({ current, heldCount, incidents }: ModerationViewsNavProps) {
  const views = [
    { href: "/staff/comments", label: `To review (${heldCount})` },
    { href: "/staff/comments?show=all", label: "All" },
    ...incidents.map(({ code }) => ({ href: commentsPath(code), label: code })),
    { href: "/staff/comments/templates", label: "Templates" },
    { href: "/staff/comments/emails", label: "Ignored emails" },
  ];

  return (
    <nav aria-label="Comments" className="mt-2 flex flex-wrap gap-x-4">
      {views.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={href === current ? "page" : undefined}
          className="inline-flex min-h-11 items-center aria-[current=page]:font-bold aria-[current=page]:no-underline"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

/** Every comment on an incident; or those of them that nobody has answered. */
export function commentsPath(code: string, show: "all" | "unanswered" = "all"): string {
  return `/staff/comments?incident=${code}${show === "unanswered" ? "&show=unanswered" : ""}`;
}
