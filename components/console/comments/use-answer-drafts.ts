"use client";

import { useEffect, useState } from "react";

export type Drafts = Readonly<Record<string, string>>;

/** What is typed and not sent, by what it is about; null deletes it. Survives closing its form, and loading the page again. */
export function useAnswerDrafts(): readonly [Drafts, (about: string, text: string | null) => void] {
  const [drafts, setDrafts] = useState<Drafts>({});
  useEffect(() => setDrafts(readKept()), []);

  function keep(about: string, text: string | null): void {
    setDrafts((kept) => {
      const others = Object.entries(kept).filter(([name]) => name !== about);
      const next = Object.fromEntries(text === null ? others : [...others, [about, text]]);
      writeKept(next);

      return next;
    });
  }

  return [drafts, keep];
}

const place = "allclear-answers";

function readKept(): Drafts {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(place) ?? "{}");
    const entries = typeof kept === "object" && kept !== null ? Object.entries(kept) : [];

    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  } catch {
    // A browser that keeps nothing: then the page alone does.
    return {};
  }
}

function writeKept(drafts: Drafts): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(drafts));
  } catch {
    // As above.
  }
}
