"use client";

import { type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { CallerCard } from "@/domain/helpdesk/caller-card";
import { KeyHint } from "./key-hint";

export type Way = keyof CallerCard["texts"];
export type Copying = { copy: (way: Way) => void };

const ways: readonly { way: Way; label: string; key: string }[] = [
  { way: "phone", label: "Phone", key: "1" },
  { way: "chat", label: "Chat", key: "2" },
  { way: "mail", label: "Email", key: "3" },
];

/** Three texts of the same card: to be read out, to be sent in a chat, to be mailed. */
export function CopyButtons({ texts, ref }: { texts: CallerCard["texts"]; ref: Ref<Copying> }) {
  const [done, setDone] = useState<{ way: Way; isCopied: boolean } | null>(null);
  const groupId = useId();
  const text = useRef<HTMLTextAreaElement>(null);
  const copy = (way: Way) => void toClipboard(texts[way]).then((isCopied) => setDone({ way, isCopied }));
  useImperativeHandle(ref, () => ({ copy }));
  // Browsers copy on secure pages only; elsewhere the reader does.
  useEffect(() => text.current?.select(), [done]);

  return (
    <div>
      <div role="group" aria-labelledby={groupId} className="flex flex-wrap items-center gap-2">
        <span id={groupId} className="text-sm text-soft">
          Copy for
        </span>
        {ways.map(({ way, label, key }) => (
          <Button key={way} aria-keyshortcuts={key} onClick={() => copy(way)}>
            {label} <KeyHint>{key}</KeyHint>
          </Button>
        ))}
        <span role="status" className="text-sm text-soft">
          {done?.isCopied && `Copied for ${labelOf(done.way).toLowerCase()}.`}
        </span>
      </div>
      {done && !done.isCopied && (
        <label className="mt-2 block text-sm">
          This browser does not let a page copy. The text is selected: press Ctrl or ⌘ and C.
          <textarea ref={text} readOnly value={texts[done.way]} className="mt-1" />
        </label>
      )}
    </div>
  );
}

function labelOf(way: Way): string {
  return ways.find((known) => known.way === way)?.label ?? way;
}

async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);

    return true;
  } catch {
    // No secure page, or permission was refused.
    return false;
  }
}
