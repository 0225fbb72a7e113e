"use client";

import { KeptTexts } from "@/components/console/incidents/composer/kept-texts";
import { UnavailablePage } from "@/components/console/site/unavailable-page";

/** What was typed is shown from this device. */
export default function StaffError({ error }: { error: Error & { digest?: string } }) {
  return (
    <UnavailablePage title="This page cannot be shown now" error={error} kept={<KeptTexts />}>
      . Try again in a minute.
    </UnavailablePage>
  );
}
