import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { Code } from "@/components/ui/code";

export type ServiceToManage = { code: string; name: string; groupName: string | null; isArchived: boolean };

/** A service, the link to change it, and what else can be done with it. */
export function ServiceRow({ service: { code, name }, children }: { service: ServiceToManage; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center gap-2 py-2">
      <Code>{code}</Code>
      <b dir="auto" className="min-w-0 flex-1 basis-40">
        {name}
      </b>
      <span className="flex flex-wrap gap-2">
        <Link
          href={`/staff/services/${code.toLowerCase()}`}
          aria-label={`Change ${name}`}
          className={buttonClass("secondary")}
        >
          Change
        </Link>
        {children}
      </span>
    </li>
  );
}
