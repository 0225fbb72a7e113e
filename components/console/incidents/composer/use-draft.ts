"use client";

import { useState, useSyncExternalStore } from "react";
import { createDraftKeeper, type DraftKeeper, type DraftState } from "./draft-keeper";

/** One draft for as long as the form is open: what it holds, and the keeper that changes it. */
export function useDraft(options: Parameters<typeof createDraftKeeper>[0]): [DraftState, DraftKeeper] {
  const [keeper] = useState(() => createDraftKeeper(options));

  return [useSyncExternalStore(keeper.subscribe, keeper.current, keeper.rendered), keeper];
}
