import type { Metadata } from "next";
import Link from "next/link";
import { firstOf } from "@/app/staff/search-params";
import { requireStaffWith } from "@/app/staff/session";
import { AuditFilterForm } from "@/components/console/accounts/audit-filter-form";
import { AuditRows } from "@/components/console/accounts/audit-rows";
import { PageTitle } from "@/components/ui/page-title";
import { auditFilterInput, formatAuditCursor, parseAuditCursor } from "@/domain/accounts/audit";
import { entriesPerPage, listAuditEntries } from "@/server/accounts/audit/queries";
import { listUsers } from "@/server/accounts/users/queries";
import { findSite } from "@/server/site/queries";

export const metadata: Metadata = { title: "Audit" };

/** `?who=&what=&about=&from=&to=` choose; `?after=` goes on from an entry. */
export default async function AuditPage({ searchParams }: PageProps<"/staff/audit">) {
  const actor = await requireStaffWith("audit.read");
  const given = Object.fromEntries(Object.entries(await searchParams).map(([name, value]) => [name, firstOf(value)]));
  const filter = auditFilterInput.parse(given);
  const [found, users, { timeZone }] = await Promise.all([
    listAuditEntries(actor, filter, parseAuditCursor(given["after"])),
    listUsers(actor),
    findSite(),
  ]);
  const entries = found.slice(0, entriesPerPage);
  const last = found.length > entriesPerPage ? entries.at(-1) : undefined;
  const chosen = new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

  return (
    <>
      <PageTitle lead="Who did what and when. Nothing here can be changed; entries of single sign-ins are deleted after 30 days.">
        Audit
      </PageTitle>
      <AuditFilterForm filter={filter} users={users} />
      <p className="mt-3">
        <a href={`/staff/audit/export?${chosen}`} download className="inline-flex min-h-11 items-center">
          Export these as JSON lines
        </a>
      </p>
      <AuditRows entries={entries} timeZone={timeZone} now={new Date()} />
      {last && (
        <p className="mt-3">
          <Link
            href={`/staff/audit?${withCursor(chosen, formatAuditCursor(last))}`}
            className="inline-flex min-h-11 items-center"
          >
            Older entries
          </Link>
        </p>
      )}
    </>
  );
}

function withCursor(chosen: URLSearchParams, after: string): URLSearchParams {
  return new URLSearchParams([...chosen, ["after", after]]);
}
