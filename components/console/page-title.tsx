import type { ReactNode } from "react";

export function PageTitle({ children }: { children: ReactNode }) {
  return <h1 className="mt-3 text-[1.375rem] font-bold">{children}</h1>;
}
