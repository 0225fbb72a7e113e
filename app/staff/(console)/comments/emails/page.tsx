import type { Metadata } from "next";
import Link from "next/link";
import { requireStaffWith } from "@/app/staff/session";
import { IgnoredMailRows } from "@/components/console/comments/ignored-mail-rows";
import { PageTitle } from "@/components/ui/page-title";
import { daysKept } from "@/domain/inbox/mail-outcomes";
import { listIgnoredMails } from "@/server/inbox/received-mails";
import { findSite } from "@/server/site/queries";
import { add } from "./actions";

export const metadata: Metadata = { title: "Ignored emails" };

export default async function IgnoredEmailsPage() {
  const actor = await requireStaffWith("comment.moderate");
  const [mails, { timeZone }] = await Promise.all([listIgnoredMails(actor), findSite()]);

  return (
    <div className="mx-auto max-w-3xl">
      <PageTitle>Ignored emails</PageTitle>
      <p className="text-soft">
        These came to the address of reports and are no comments. They are deleted here after {daysKept.ignored} days.{" "}
        <Link href="/staff/comments" className="inline-flex min-h-11 items-center">
          Back to the comments
        </Link>
      </p>
      {mails.length === 0 ? (
        <p className="mt-4">No email was ignored.</p>
      ) : (
        <IgnoredMailRows mails={mails} add={add} timeZone={timeZone} now={new Date()} />
      )}
    </div>
  );
}
