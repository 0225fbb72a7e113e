"use client";

import { Button } from "@/components/console/button";

export function PrintButton() {
  return (
    <Button look="main" onClick={() => window.print()}>
      Print
    </Button>
  );
}
