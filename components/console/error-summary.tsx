"use client";

import { type ReactNode, useEffect, useRef } from "react";
import type { FieldErrors } from "@/domain/errors";

type ErrorSummaryProps = { message: string; fields?: FieldErrors; formId: string; children?: ReactNode };

/** Says what is wrong, takes the focus when it appears, and links to each field that has to change. */
export function ErrorSummary({ message, fields = {}, formId, children }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);

  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      className="mt-4 rounded-card border-l-[6px] border-down bg-down-bg px-4 py-3 text-down"
    >
      <p className="font-semibold">{message}</p>
      {Object.keys(fields).length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {Object.entries(fields).map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${formId}-${name}`} className="inline-block py-1 text-down underline">
                {sentence}
              </a>
            </li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}
