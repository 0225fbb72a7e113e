import type { Metadata } from "next";
import Link from "next/link";
import { requireStaff } from "@/app/staff/session";
import { buttonClass } from "@/components/ui/button";
import { KnownErrorRows } from "@/components/console/known-errors/known-error-rows";
import { PageTitle } from "@/components/ui/page-title";
import { hasPermission } from "@/domain/accounts/permissions";
import { listKnownErrors } from "@/server/known-errors/queries";

export const metadata: Metadata = { title: "Known errors" };

export default async function StaffKnownErrorsPage() {
  const actor = await requireStaff();
  const knownErrors = await listKnownErrors();

  return (
    <>
      <PageTitle lead="What programs say, why, and what people can do. Each has a public page.">Known errors</PageTitle>
      {hasPermission(actor, "known_error.write") && (
        <p className="mt-3">
          <Link href="/staff/known-errors/new" className={buttonClass("primary")}>
            Add a known error
          </Link>
        </p>
      )}
      <KnownErrorRows knownErrors={knownErrors} canWrite={hasPermission(actor, "known_error.write")} />
    </>
  );
}
