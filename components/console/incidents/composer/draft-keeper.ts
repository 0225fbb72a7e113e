import { incidentWordNames } from "@/domain/incidents/incident-words";
import type { DraftSubject } from "@/domain/incidents/incident-input";
import { dropKept } from "@/components/console/kept/kept-store";
import { attemptFor, keepDraft, readKeptDraft, type KeptDraft } from "./draft-store";
import { sendDraft } from "./send-draft";
import { type ComposerValues, textOfValues } from "./values";

export type ServerDraft = { id: string; values: ComposerValues; savedAt: Date };

export type DraftSaving = {
  /** `nowhere`: neither the device nor the server has it. */
  state: "untouched" | "typing" | "saved" | "on_device" | "nowhere";
  at: number;
};

export type DraftState = {
  values: ComposerValues;
  saving: DraftSaving;
  isRestored: boolean;
  /** What was deleted just now, and can be had back; null: nothing. */
  deleted: ComposerValues | null;
};

type DraftOptions = {
  /** Names the draft on this device: the user and what they write about. */
  name: string;
  subject: DraftSubject;
  initial: ComposerValues;
  onServer: ServerDraft | null;
};

export type DraftKeeper = ReturnType<typeof createDraftKeeper>;

/**
 * Holds what is typed: on the device at every keystroke, on the server shortly after the last one. It outlives the
 * form: what was typed before leaving the page is still saved.
 */
export function createDraftKeeper({ name, subject, initial, onServer }: DraftOptions) {
  const untouched: DraftSaving = { state: "untouched", at: 0 };
  const rendered: DraftState = {
    values: onServer?.values ?? initial,
    saving: untouched,
    isRestored: onServer !== null,
    deleted: null,
  };
  const listeners = new Set<() => void>();
  let state: DraftState | null = null;
  let attempt: KeptDraft["attempt"] = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isPosted = false;
  let sending = Promise.resolve();

  function current(): DraftState {
    return (state ??= restored());
  }

  function restored(): DraftState {
    const kept = readKeptDraft(name);
    attempt = kept?.attempt ?? null;
    const isNewest = kept !== null && kept.savedAt >= (onServer?.savedAt.getTime() ?? 0);

    return isNewest && !isSame(kept.values, initial)
      ? { ...rendered, values: kept.values, isRestored: true }
      : rendered;
  }

  function set(next: Partial<DraftState>): void {
    state = { ...current(), ...next };
    listeners.forEach((listener) => listener());
  }

  function change(values: ComposerValues): void {
    const isKept = keepDraft(name, { values, savedAt: Date.now(), attempt });
    set({ values, saving: { state: "typing", at: Date.now() }, deleted: null });
    saveAfter(settleMs, isKept);
  }

  function saveAfter(ms: number, isKept: boolean): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      sending = save(isKept);
    }, ms);
  }

  async function save(isKept: boolean): Promise<void> {
    const { values } = current();
    const isSaved = await sendDraft(subject, values);
    // What was typed or posted since has its own saving, or none.
    if (isPosted || current().values !== values) {
      return;
    }
    set({ saving: { state: isSaved ? "saved" : isKept ? "on_device" : "nowhere", at: Date.now() } });
    if (!isSaved) {
      saveAfter(tryAgainMs, isKept);
    }
  }

  function deleteKept(): void {
    clearTimeout(timer);
    dropKept(name);
    attempt = null;
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener);

      return () => listeners.delete(listener);
    },
    /** As the server rendered it, which does not know this device. */
    rendered: () => rendered,
    current,
    change,
    /** For what comes back late: it starts from what is typed by then, and saves that. */
    revise: (part: Partial<ComposerValues>) => change({ ...current().values, ...part }),
    /** Before posting: the key is kept beside the text, and no late save may bring the draft back afterwards. */
    beginAttempt: async (): Promise<{ key: string; values: ComposerValues }> => {
      const { values } = current();
      clearTimeout(timer);
      attempt = attemptFor(values, attempt);
      keepDraft(name, { values, savedAt: Date.now(), attempt });
      const { key } = attempt;
      await Promise.race([sending, pause(longestWaitMs)]);

      return { key, values };
    },
    /** Once it is posted, as update `number`. What was typed since stays a draft, of somebody who knows that update. */
    drop: (posted: ComposerValues, number: number) => {
      const { values } = current();
      if (values === posted) {
        isPosted = true;
        deleteKept();
      } else {
        change({ ...values, basedOn: number, seen: seenAfter(posted) });
      }
    },
    /** Back to an empty form. */
    restart: () => {
      const { values } = current();
      deleteKept();
      set({ values: initial, saving: untouched, isRestored: false, deleted: values });
      void sendDraft(subject, null);
    },
    /** What was deleted just now is there again. */
    undoRestart: () => {
      const { deleted } = current();
      if (deleted) {
        change(deleted);
      }
    },
  };
}

const settleMs = 1_200;
const tryAgainMs = 15_000;
const longestWaitMs = 1_500;

function isSame(some: ComposerValues, other: ComposerValues): boolean {
  return textOfValues(some) === textOfValues(other);
}

/** What the incident is for who has just posted that. */
function seenAfter({ seen, status, services, ...said }: ComposerValues): ComposerValues["seen"] {
  const words = incidentWordNames.filter((name) => said[name] !== "").map((name) => [name, said[name]] as const);

  return seen && { status, services, words: { ...seen.words, ...Object.fromEntries(words) } };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
