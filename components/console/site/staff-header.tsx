import Link from "next/link";
import { Badge } from "@/components/ui/badge";

type StaffHeaderProps = {
  siteName: string;
  heldCount: number;
  isAdmin: boolean;
};

export function StaffHeader({ siteName, heldCount, isAdmin }: StaffHeaderProps) {
  return (
    <header className="flex flex-wrap items-baseline justify-between gap-x-5 pt-3 print:hidden">
      <strong className="text-lg tracking-tight">
        <Link href="/staff" className="inline-flex min-h-11 items-center text-ink no-underline">
          {siteName} · staff
        </Link>
      </strong>
      <nav aria-label="Staff" className="-mx-1 flex flex-wrap items-center gap-x-2 text-[.95rem]">
        <Link href="/staff" className={item}>
          Dashboard
        </Link>
        <Link href="/helpdesk" className={item}>
          Help desk
        </Link>
        <Link href="/staff/comments" className={item}>
          Comments{" "}
          {heldCount > 0 && (
            <Badge look="count" tone="slow">
              {heldCount}
              <span className="sr-only"> to review</span>
            </Badge>
          )}
        </Link>
        <Link href="/staff/known-errors" className={item}>
          Known errors
        </Link>
        {isAdmin && (
          <Link href="/staff/settings" className={item}>
            Settings
          </Link>
        )}
        <Link href="/staff/account" className={item}>
          Account
        </Link>
        <Link href="/" prefetch={false} className={item}>
          View site
        </Link>
      </nav>
    </header>
  );
}

const item = "inline-flex min-h-11 items-center gap-1 px-1";
