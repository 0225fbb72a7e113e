import { z } from "zod";
import { type HelpdeskAnswer, helpdeskAnswer } from "@/domain/helpdesk/caller-card";

/** What the box was answered, or why not, as a sentence. */
export type HelpdeskResult =
  | { outcome: "answered"; answer: HelpdeskAnswer }
  | { outcome: "refused"; problem: HelpdeskProblem };

export type HelpdeskProblem = { message: string; isSignedOut: boolean };

/** Asks for what is typed. Throws nothing but the abort of `signal`. */
export async function askHelpdesk(query: string, signal: AbortSignal): Promise<HelpdeskResult> {
  try {
    const response = await fetch(`/helpdesk/answers?q=${encodeURIComponent(query)}`, {
      cache: "no-store",
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const body: unknown = await response.json();
    if (response.ok) {
      return { outcome: "answered", answer: helpdeskAnswer.parse(body) };
    }
    const message = refusal.safeParse(body).data?.message ?? unanswered;

    return { outcome: "refused", problem: { message, isSignedOut: response.status === 401 } };
  } catch (cause) {
    if (signal.aborted) {
      throw cause;
    }
    const message = navigator.onLine ? unanswered : "This device is offline.";

    return { outcome: "refused", problem: { message, isSignedOut: false } };
  }
}

const timeoutMs = 12_000;
const refusal = z.object({ message: z.string() });
const unanswered = "The server does not answer.";
