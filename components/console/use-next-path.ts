import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { FormState } from "./form-state";

/** Goes to the next page, once, and asks for it anew: what was just done may show there. */
export function useNextPath({ nextPath, attempt }: FormState): void {
  const router = useRouter();
  useEffect(() => {
    if (nextPath !== null) {
      router.push(nextPath);
      router.refresh();
    }
  }, [router, nextPath, attempt]);
}
