import type { DraftSubject } from "@/domain/incidents/incident-input";
import { toDraftContent } from "./draft-content";
import type { ComposerValues } from "./values";

/**
 * Saves the draft on the server, or drops it there when there is none; says whether the server has done it.
 * An ordinary request: server actions wait for each other, and a post must not wait for a draft.
 */
export async function sendDraft(subject: DraftSubject, values: ComposerValues | null): Promise<boolean> {
  try {
    const response = await fetch("/staff/drafts", {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ subject, content: values && toDraftContent(values) }),
      signal: AbortSignal.timeout(10_000),
    });

    return response.ok;
  } catch {
    // Offline, or the server is away: the device has it, and it is sent again.
    return false;
  }
}
