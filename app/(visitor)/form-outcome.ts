import { headers } from "next/headers";
import { findOutcome, type FormOutcome } from "@/server/publishing/documents/form-outcomes";

/** What became of the form that this page shows again; null where the page is simply read. */
export async function formOutcome(): Promise<FormOutcome | null> {
  return findOutcome(await headers());
}
