"use client";

import { useEffect, useEffectEvent } from "react";
import { commandOf, type Command } from "./moderation-keys";

/** Listens for the keys of moderation, never while somebody types. Escape leaves what is open, from its fields too. */
export function useModerationKeys(areOn: boolean, onCommand: (command: Command) => void, onEscape: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) {
      return;
    }
    if (event.key === "Escape") {
      onEscape();
      return;
    }
    const command = areOn && !isTyping(event.target) ? commandOf(event) : null;
    if (command) {
      event.preventDefault();
      onCommand(command);
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listener);

    return () => window.removeEventListener("keydown", listener);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
