"use client";

import { signOut } from "next-auth/react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

export function SignOutButton() {
  const [isBusy, setIsBusy] = useState(false);

  return (
    <Button className="mt-3" isBusy={isBusy} onClick={() => void leave(setIsBusy)}>
      Sign out
    </Button>
  );
}

async function leave(setIsBusy: (isBusy: boolean) => void): Promise<void> {
  setIsBusy(true);
  try {
    // Not where next-auth would go by itself, which is a page of ORIGIN: the site may be reached by another address.
    await signOut({ redirect: false });
    location.assign("/staff/sign-in");
  } catch {
    // Still signed in: the button can be pressed again.
    setIsBusy(false);
  }
}
