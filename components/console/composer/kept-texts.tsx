"use client";

import { useEffect, useState } from "react";
import { listKeptDrafts } from "./draft-store";

/** The drafts that this device keeps, to be read and copied while the console is away. */
export function KeptTexts() {
  const [texts, setTexts] = useState<readonly { name: string; text: string }[]>([]);
  useEffect(() => setTexts(listKeptDrafts()), []);

  return texts.map(({ name, text }) => (
    <section key={name} aria-label={`Draft: ${name}`} className="mt-6">
      <h2 className="font-bold">Your draft is kept on this device: {name}</h2>
      <pre className="mt-1 rounded-card border border-line bg-card px-4 py-3 font-sans whitespace-pre-wrap">{text}</pre>
    </section>
  ));
}
