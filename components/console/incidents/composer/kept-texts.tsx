"use client";

import { useSyncExternalStore } from "react";
import { readKeptTexts } from "./draft-store";

/** The drafts that this device keeps, to be read and copied while the console is away. */
export function KeptTexts() {
  const text = useSyncExternalStore(neverChanges, readKeptTexts, nothing);

  return (
    text !== "" && (
      <section aria-labelledby="kept" className="mt-6">
        <h2 id="kept" className="font-bold">
          Your text is kept on this device
        </h2>
        <pre className="mt-1 rounded-box border border-line bg-card px-4 py-3 font-sans whitespace-pre-wrap">
          {text}
        </pre>
      </section>
    )
  );
}

const neverChanges = () => () => undefined;
const nothing = () => "";
