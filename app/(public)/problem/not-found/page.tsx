import type { Metadata } from "next";
import { NotFoundMessage } from "@/components/site/not-found-message";

export const metadata: Metadata = { title: "No such page", robots: { index: false } };

/** The document that the HTTP server answers with wherever there is none. */
export default function NotFoundPage() {
  return <NotFoundMessage />;
}
