"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/**
 * Asks for the page again as soon as something was done about comments, by whomever, and now and then anyhow. Only when
 * the server has answered: what is on the screen stays while it cannot.
 * @param mark what `findModerationMark` said when the page was made
 */
export function useArrivals(mark: string): void {
  const router = useRouter();
  useEffect(() => {
    let rounds = 0;
    let isAsking = false;
    const timer = setInterval(() => {
      if (isAsking || document.visibilityState !== "visible" || !navigator.onLine) {
        return;
      }
      isAsking = true;
      void askForMark().then((newest) => {
        isAsking = false;
        rounds += 1;
        if (newest !== null && (newest !== mark || rounds >= roundsAtMost)) {
          rounds = 0;
          router.refresh();
        }
      });
    }, everyMs);

    return () => clearInterval(timer);
  }, [router, mark]);
}

const everyMs = 2_500;
const roundsAtMost = 12;

/** Null when there was no answer, or none to us. */
async function askForMark(): Promise<string | null> {
  try {
    const answer = await fetch("/staff/comments/mark", { signal: AbortSignal.timeout(8_000) });

    return answer.ok ? await answer.text() : null;
  } catch {
    // Offline, or restarting: the next round asks again.
    return null;
  }
}
