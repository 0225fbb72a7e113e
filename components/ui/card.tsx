import type { ReactNode } from "react";

/** A sheet of paper on the page. */
export function Card({ children }: { children: ReactNode }) {
  return (
    <div className="my-4 rounded-box border border-line bg-card p-4 sm:p-5 print:break-inside-avoid">{children}</div>
  );
}
