import type { ReactNode } from "react";

export type PageTitleLook = "large" | "small";

/** The one heading of a page, and in a sentence what the page is for. */
export function PageTitle({
  look = "small",
  lead,
  children,
}: {
  look?: PageTitleLook;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <>
      <h1 dir="auto" className={sizes[look]}>
        {children}
      </h1>
      {lead && <p className={leads[look]}>{lead}</p>}
    </>
  );
}

const sizes: Record<PageTitleLook, string> = {
  large: "text-[clamp(1.6rem,1.2rem+2vw,2.25rem)]",
  small: "mt-3 text-[1.375rem]",
};

const leads: Record<PageTitleLook, string> = { large: "mt-2 max-w-measure", small: "text-soft" };
