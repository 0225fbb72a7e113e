"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Asks for the page again now and then, while somebody looks at it. What is typed in its forms stays. */
export function RefreshEvery({ seconds }: { seconds: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && navigator.onLine) {
        router.refresh();
      }
    }, seconds * 1_000);

    return () => clearInterval(timer);
  }, [router, seconds]);

  return null;
}
