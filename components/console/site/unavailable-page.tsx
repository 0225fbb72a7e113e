"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";

type UnavailablePageProps = {
  title: string;
  /** What can be done in the meantime. */
  children: ReactNode;
  error: Error & { digest?: string };
  /** Below the button. */
  kept?: ReactNode;
};

/** When a page of a console cannot be shown, most often because the database is away. */
export function UnavailablePage({ title, children, error, kept }: UnavailablePageProps) {
  return (
    <main className="mx-auto max-w-2xl pt-10">
      <h1 className="text-2xl font-bold">{title}</h1>
      <p className="mt-2">
        The database or the network may be away. What readers see stays as it is{children}
        {error.digest && <span className="text-soft"> Reference: {error.digest}</span>}
      </p>
      <p className="mt-3">
        <Button look="primary" onClick={() => location.reload()}>
          Try again
        </Button>
      </p>
      {kept}
    </main>
  );
}
