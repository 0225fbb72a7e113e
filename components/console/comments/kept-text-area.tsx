"use client";

import { type ComponentProps, useState } from "react";
import { KeptNote } from "@/components/console/kept/kept-note";
import { TextLimitNote } from "@/components/console/text-limit-note";
import { TextArea } from "@/components/ui/field";
import type { Draft } from "./use-answer-drafts";

type KeptTextAreaProps = Omit<ComponentProps<typeof TextArea>, "value" | "onValue" | "name"> & {
  draft: Draft | undefined;
  /** What it begins with where nothing is kept. */
  initial?: string;
  onType: (text: string | null) => void;
};

/** The text of a panel, kept on this device; says since when it waits, and begins again on request. */
export function KeptTextArea({ draft, initial = "", onType, ...rest }: KeptTextAreaProps) {
  const [deleted, setDeleted] = useState<string | null>(null);
  const text = draft?.text ?? initial;

  return (
    <>
      <KeptNote
        typedAt={draft?.foundAt ?? null}
        isOutdated={false}
        isDeleted={deleted !== null}
        onRestart={() => {
          setDeleted(text);
          onType(null);
        }}
        onUndo={() => {
          onType(deleted);
          setDeleted(null);
        }}
      />
      <TextArea
        {...rest}
        name="body"
        value={text}
        dir="auto"
        onValue={(typed) => {
          setDeleted(null);
          onType(typed);
        }}
      />
      <TextLimitNote text={text} />
    </>
  );
}
