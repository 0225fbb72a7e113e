"use client";

import { useState } from "react";
import { requestSignOut } from "./auth-requests";
import { Button } from "@/components/ui/button";

export function SignOutButton() {
  const [isBusy, setIsBusy] = useState(false);

  return (
    <Button className="mt-3" isBusy={isBusy} onClick={() => void signOut(setIsBusy)}>
      Sign out
    </Button>
  );
}

async function signOut(setIsBusy: (isBusy: boolean) => void): Promise<void> {
  setIsBusy(true);
  try {
    await requestSignOut();
    location.assign("/staff/sign-in");
  } catch {
    // Still signed in: the button can be pressed again.
    setIsBusy(false);
  }
}
