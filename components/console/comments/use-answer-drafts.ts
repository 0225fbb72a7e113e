"use client";

import { useEffect, useState } from "react";
import { keepForm, keptFormName, listKeptForms } from "@/components/console/kept/kept-form";
import { useOwner } from "@/components/console/kept/kept-by";

/** What is typed and not sent. `foundAt`: since when this device has it, of what was typed before the page was loaded. */
export type Draft = { text: string; foundAt: number | null };

/** By what they are about. */
export type Drafts = Readonly<Record<string, Draft>>;

/** The answers that somebody types, kept on this device until they are posted; null deletes one. */
export function useAnswerDrafts(): readonly [Drafts, (about: string, text: string | null) => void] {
  const prefix = keptFormName(useOwner()?.userId ?? "", "answer ");
  const [drafts, setDrafts] = useState<Drafts>({});
  useEffect(() => setDrafts(readKept(prefix)), [prefix]);

  function keep(about: string, text: string | null): void {
    keepForm(`${prefix}${about}`, { values: text ? { text } : {}, basedOn: null, savedAt: Date.now() });
    setDrafts((kept) => {
      const others = Object.entries(kept).filter(([name]) => name !== about);

      return Object.fromEntries(text === null ? others : [...others, [about, { text, foundAt: null }]]);
    });
  }

  return [drafts, keep];
}

function readKept(prefix: string): Drafts {
  return Object.fromEntries(
    listKeptForms(prefix).map(([name, { values, savedAt }]) => [name, { text: values.text ?? "", foundAt: savedAt }]),
  );
}
