"use client";

import { type ComponentProps, useEffect, useRef } from "react";
import { ErrorSummary } from "@/components/ui/error-summary";

/** An error summary that appears while the page is open: it takes the focus then. */
export function FocusedErrorSummary(props: Omit<ComponentProps<typeof ErrorSummary>, "ref">) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);

  return <ErrorSummary {...props} ref={box} />;
}
