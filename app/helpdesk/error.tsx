"use client";

import { UnavailablePage } from "@/components/console/site/unavailable-page";

/** Readers' pages can be read out instead. */
export default function HelpdeskError({ error }: { error: Error & { digest?: string } }) {
  return (
    <UnavailablePage title="The help desk’s page cannot be shown now" error={error}>
      , so you can read it to your callers from <a href="/">the public page</a> and <a href="/log">the log</a>.
    </UnavailablePage>
  );
}
