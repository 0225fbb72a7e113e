import type { Metadata } from "next";
import { UnavailableMessage } from "@/components/site/unavailable-message";

export const metadata: Metadata = { title: "Not available right now", robots: { index: false } };

/** The document that the HTTP server answers with when a page could not be made. */
export default function UnavailablePage() {
  return <UnavailableMessage />;
}
