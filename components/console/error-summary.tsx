"use client";

import { type ReactNode, useEffect, useRef } from "react";
import type { FieldErrors } from "@/domain/shared/errors";

type ErrorSummaryProps = { message: string; fields?: FieldErrors; formId: string; children?: ReactNode };

/** Says what is wrong, takes the focus when it appears, and links to each field that has to change. */
export function ErrorSummary({ message, fields = {}, formId, children }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(fields);
  const only = entries.length === 1 ? entries[0] : undefined;
  useEffect(() => box.current?.focus(), []);

  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="mt-4 rounded-card border-l-[6px] border-down bg-down-bg px-4 py-3 text-down"
    >
      <p className="font-semibold">
        {only ? <FieldLink href={`#${formId}-${only[0]}`}>{message}</FieldLink> : message}
      </p>
      {entries.length > 1 && (
        <ul className="mt-1 list-disc pl-5">
          {entries.map(([name, sentence]) => (
            <li key={name}>
              <FieldLink href={`#${formId}-${name}`}>{sentence}</FieldLink>
            </li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}

function FieldLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="inline-block py-1 text-down underline">
      {children}
    </a>
  );
}
