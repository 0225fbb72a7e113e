"use client";

import { useEffect, useState } from "react";
import type { DraftSaving } from "./draft-keeper";

/** Where the text is kept, and since when. */
export function SavedNote({ saving }: { saving: DraftSaving }) {
  const now = useNow(1_000);
  const seconds = Math.max(0, Math.round((now - saving.at) / 1_000));
  const age = seconds < 60 ? `${seconds} s ago` : `${Math.floor(seconds / 60)} min ago`;
  const text = {
    untouched: "",
    typing: "kept on this device",
    saved: `saved ${age}`,
    on_device: "kept on this device only",
    nowhere: "not kept: copy your text",
  }[saving.state];

  return text !== "" && <span className="text-sm text-soft tabular-nums">{text}</span>;
}

function useNow(everyMs: number): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);

    return () => clearInterval(timer);
  }, [everyMs]);

  return now;
}
