"use client";

import { useCallback, useEffect, useState } from "react";
import type { HelpdeskAnswer } from "@/domain/helpdesk/caller-card";
import { askHelpdesk, type HelpdeskProblem } from "./ask-helpdesk";

/**
 * The answer to what is typed, asked for while somebody types and again every few seconds. The answer to what was typed
 * last wins, whichever comes first; when none comes, the last one stays, and `problem` says why.
 */
export function useAnswer(initial: HelpdeskAnswer) {
  const [typed, setTyped] = useState(initial.query);
  const [answer, setAnswer] = useState(initial);
  const [problem, setProblem] = useState<HelpdeskProblem | null>(null);
  const [round, setRound] = useState(0);
  const query = typed.trim();
  const askAgain = useCallback(() => setRound((last) => last + 1), []);

  useEffect(() => {
    if (query === initial.query && round === 0) {
      return;
    }
    const asking = new AbortController();
    const ask = async () => {
      const asked = await askHelpdesk(query, asking.signal);
      if (asking.signal.aborted) {
        return;
      }
      if (asked.outcome === "answered") {
        setAnswer(asked.answer);
        setProblem(null);
      } else {
        setProblem(asked.problem);
      }
    };
    const timer = setTimeout(() => void ask().catch(ignoreAbort), pauseMs);

    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [query, round, initial.query]);

  useEffect(() => {
    const timer = setInterval(
      () => document.visibilityState === "visible" && askAgain(),
      problem ? retryMs : refreshMs,
    );

    return () => clearInterval(timer);
  }, [problem, askAgain]);

  return { typed, setTyped, answer, problem, isBehind: answer.query !== query, askAgain };
}

// Short enough to feel at once, long enough not to ask for every letter of a fast typist.
const pauseMs = 80;
const refreshMs = 20_000;
const retryMs = 5_000;

function ignoreAbort(): void {
  // Something else was typed: its own answer comes.
}
