import type { ReactNode } from "react";
import { Breadcrumbs, type Crumb } from "@/components/ui/breadcrumbs";

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
      <h1 className="text-[clamp(1.6rem,1.2rem+2vw,2.25rem)]">{title}</h1>
      {lead && <p className="mt-2 max-w-measure">{lead}</p>}
    </>
  );
}
