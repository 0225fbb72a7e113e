"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";

type Owner = { userId: string; timeZone: string };

const OwnerContext = createContext<Owner | null>(null);

/** Says whose text the forms below keep on this device, and in which zone times are said. */
export function KeptBy({ userId, timeZone, children }: Owner & { children: ReactNode }) {
  const owner = useMemo(() => ({ userId, timeZone }), [userId, timeZone]);

  return <OwnerContext value={owner}>{children}</OwnerContext>;
}

/** Null outside the console: there nothing is kept. */
export function useOwner(): Owner | null {
  return useContext(OwnerContext);
}
