import type { ReactNode } from "react";
import { KeptBy } from "@/components/console/kept/kept-by";
import { StaffHeader } from "@/components/console/site/staff-header";
import { hasPermission } from "@/domain/accounts/permissions";
import { countHeldComments } from "@/server/comments/moderation-queries";
import { findSite } from "@/server/site/queries";
import { requireStaff } from "./session";

/** The frame of every page of the consoles. Leads whoever is not signed in to the sign-in. */
export async function ConsoleFrame({ children }: { children: ReactNode }) {
  const actor = await requireStaff();
  const [site, heldCount] = await Promise.all([findSite(), countHeldComments(actor)]);

  return (
    <>
      <a href="#main" className="sr-only focus:not-sr-only">
        Skip to the content
      </a>
      <StaffHeader siteName={site.name} heldCount={heldCount} isAdmin={hasPermission(actor, "site.manage")} />
      <main id="main">
        <KeptBy userId={actor.id} timeZone={site.timeZone}>
          {children}
        </KeptBy>
      </main>
    </>
  );
}
