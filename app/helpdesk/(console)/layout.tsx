import type { ReactNode } from "react";
import { requireStaff } from "@/app/staff/session";
import { StaffHeader } from "@/components/console/staff-header";
import { hasPermission } from "@/domain/permissions";
import { countHeldComments } from "@/server/comments/desk-queries";
import { findSite } from "@/server/site/queries";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const actor = await requireStaff();
  const [site, heldCount] = await Promise.all([findSite(), countHeldComments()]);

  return (
    <>
      <a href="#main" className="sr-only focus:not-sr-only">
        Skip to the content
      </a>
      <StaffHeader siteName={site.name} heldCount={heldCount} isAdmin={hasPermission(actor, "site.manage")} />
      <main id="main">{children}</main>
    </>
  );
}
