import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "@/components/ui/breadcrumbs";
import { PageTitle } from "@/components/ui/page-title";

/** Where the page is, what it is, and in a sentence what it is for. */
export function PageHead({
  title,
  lead,
  crumbs = [{ href: "/", label: "Status" }],
}: {
  title: string;
  lead?: ReactNode;
  crumbs?: readonly Crumb[];
}) {
  return (
    <>
      <Breadcrumbs crumbs={crumbs} />
      <PageTitle look="large" lead={lead}>
        {title}
      </PageTitle>
    </>
  );
}
