"use client";

import { Button } from "@/components/console/button";
import { KeptTexts } from "@/components/console/composer/kept-texts";

/** When a page cannot be shown, most often because the database is away: what was typed is shown from this device. */
export default function StaffError({ error }: { error: Error & { digest?: string } }) {
  return (
    <main className="mx-auto max-w-2xl pt-10">
      <h1 className="text-2xl font-bold">This page cannot be shown now</h1>
      <p className="mt-2">
        The database or the network may be away. What readers see stays as it is. Try again in a minute.
        {error.digest && <span className="text-soft"> Reference: {error.digest}</span>}
      </p>
      <p className="mt-3">
        <Button look="main" onClick={() => location.reload()}>
          Try again
        </Button>
      </p>
      <KeptTexts />
    </main>
  );
}
