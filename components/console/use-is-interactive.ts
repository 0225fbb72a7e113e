"use client";

import { useSyncExternalStore } from "react";

/** Whether the page's scripts have come. Until then a form that needs them would send itself to nowhere. */
export function useIsInteractive(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}

const neverChanges = () => () => undefined;
