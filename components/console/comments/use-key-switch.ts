"use client";

import { useEffect, useState } from "react";

/** Whether single keys do something here; kept on this device. */
export function useKeySwitch(): readonly [boolean, () => void] {
  const [areOn, setAreOn] = useState(true);
  useEffect(() => setAreOn(readSwitch()), []);

  function flip(): void {
    setAreOn(!areOn);
    try {
      localStorage.setItem(place, areOn ? "off" : "on");
    } catch {
      // A browser that keeps nothing: then it holds until the page is left.
    }
  }

  return [areOn, flip];
}

const place = "allclear-moderation-keys";

function readSwitch(): boolean {
  try {
    return localStorage.getItem(place) !== "off";
  } catch {
    return true;
  }
}
