"use client";

import { useEffect, useRef, useState } from "react";
import { toDraftContent } from "./draft-content";
import { dropKeptDraft, keepDraft, readKeptDraft, type KeptDraft } from "./draft-store";
import type { ComposerValues } from "./values";

export type ServerDraft = { values: ComposerValues; savedAt: Date };

type DraftOptions = {
  /** Names the draft on this device: the person and what they write about. */
  name: string;
  /** The incident it belongs to; null: a new one. */
  incidentCode: string | null;
  initial: ComposerValues;
  onServer: ServerDraft | null;
};

export type DraftSaving = {
  /** `nowhere`: neither the device nor the server has it. */
  state: "untouched" | "typing" | "saved" | "on_device" | "nowhere";
  at: number;
};

/** Holds what is typed: on the device at every keystroke, on the server a moment after the last one. */
export function useDraft({ name, incidentCode, initial, onServer }: DraftOptions) {
  const [values, setValues] = useState(onServer?.values ?? initial);
  const [saving, setSaving] = useState<DraftSaving>({ state: "untouched", at: 0 });
  const [isRestored, setIsRestored] = useState(onServer !== null);
  const latest = useRef(values);
  const attempt = useRef<KeptDraft["attempt"]>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sending = useRef<Promise<void>>(Promise.resolve());

  useEffect(() => {
    const kept = readKeptDraft(name);
    attempt.current = kept?.attempt ?? null;
    const isNewest = kept && kept.savedAt >= (onServer?.savedAt.getTime() ?? 0);
    if (isNewest && JSON.stringify(kept.values) !== JSON.stringify(initial)) {
      latest.current = kept.values;
      setValues(kept.values);
      setIsRestored(true);
    }
    // Only what was there when the form appeared: later answers of the server must not overwrite what is typed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [name]);

  useEffect(() => () => clearTimeout(timer.current), []);

  function change(next: ComposerValues) {
    latest.current = next;
    setValues(next);
    const isKept = keepDraft(name, { values: next, savedAt: Date.now(), attempt: attempt.current });
    setSaving({ state: "typing", at: Date.now() });
    saveAfter(saveAfterMs, next, isKept);
  }

  function saveAfter(ms: number, content: ComposerValues, isKept: boolean) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      sending.current = send(content, isKept);
    }, ms);
  }

  async function send(content: ComposerValues, isKept: boolean) {
    const isSaved = await sendDraft(incidentCode, content);
    setSaving({ state: isSaved ? "saved" : isKept ? "on_device" : "nowhere", at: Date.now() });
    if (!isSaved && latest.current === content) {
      saveAfter(tryAgainAfterMs, content, isKept);
    }
  }

  return {
    values,
    saving,
    isRestored,
    change,
    /** As `change`, for what comes back late: it starts from what is typed by then, and saves that. */
    revise: (part: Partial<ComposerValues>) => change({ ...latest.current, ...part }),
    lastAttempt: () => attempt.current,
    /** Before posting: the key is kept beside the text, and no late save may bring the draft back afterwards. */
    async beginAttempt(next: { key: string; of: string }) {
      clearTimeout(timer.current);
      attempt.current = next;
      keepDraft(name, { values, savedAt: Date.now(), attempt: next });
      await Promise.race([sending.current, pause(longestWaitMs)]);
    },
    /** Once posted, or when the writer wants to begin anew. */
    drop() {
      clearTimeout(timer.current);
      latest.current = initial;
      dropKeptDraft(name);
    },
    restart() {
      clearTimeout(timer.current);
      dropKeptDraft(name);
      attempt.current = null;
      latest.current = initial;
      setValues(initial);
      setIsRestored(false);
      setSaving({ state: "untouched", at: 0 });
      void sendDraft(incidentCode, null);
    },
  };
}

const saveAfterMs = 1_200;
const tryAgainAfterMs = 15_000;
const longestWaitMs = 1_500;

/** Returns whether the server has it. An ordinary request: server actions wait for each other, and a post must not wait. */
async function sendDraft(incidentCode: string | null, content: ComposerValues | null): Promise<boolean> {
  try {
    const response = await fetch("/staff/drafts", {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ incident: incidentCode, content: content && toDraftContent(content) }),
      signal: AbortSignal.timeout(10_000),
    });

    return response.ok;
  } catch (cause) {
    console.warn("the draft did not reach the server", cause);

    return false;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
