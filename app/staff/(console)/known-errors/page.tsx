import type { Metadata } from "next";
import Link from "next/link";
import { requireStaff } from "@/app/staff/session";
import { buttonClass } from "@/components/console/button";
import { KnownErrorRows } from "@/components/console/known-errors/known-error-rows";
import { PageTitle } from "@/components/console/page-title";
import { hasPermission } from "@/domain/accounts/permissions";
import { listKnownErrors } from "@/server/known-errors/queries";

export const metadata: Metadata = { title: "Known errors" };

export default async function StaffKnownErrorsPage() {
  const actor = await requireStaff();
  const knownErrors = await listKnownErrors();

  return (
    <>
      <PageTitle>Known errors</PageTitle>
      <p className="text-soft">What programs say, why, and what people can do. Each has a public page.</p>
      {hasPermission(actor, "known_error.write") && (
        <p className="mt-3">
          <Link href="/staff/known-errors/new" className={buttonClass("main")}>
            Add a known error
          </Link>
        </p>
      )}
      <KnownErrorRows knownErrors={knownErrors} canWrite={hasPermission(actor, "known_error.write")} />
    </>
  );
}
