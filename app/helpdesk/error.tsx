"use client";

import { Button } from "@/components/console/button";

/** When the console cannot be shown, most often because the database is away: readers' pages can be read out meanwhile. */
export default function HelpdeskError({ error }: { error: Error & { digest?: string } }) {
  return (
    <main className="mx-auto max-w-2xl pt-10">
      <h1 className="text-2xl font-bold">The help desk’s page cannot be shown now</h1>
      <p className="mt-2">
        The database or the network may be away. What readers see stays as it is, so you can read it to your callers
        from <a href="/">the public page</a> and <a href="/log">the log</a>.
        {error.digest && <span className="text-soft"> Reference: {error.digest}</span>}
      </p>
      <p className="mt-3">
        <Button look="main" onClick={() => location.reload()}>
          Try again
        </Button>
      </p>
    </main>
  );
}
