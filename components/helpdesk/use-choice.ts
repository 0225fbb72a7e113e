"use client";

import { useEffect, useMemo, useState } from "react";
import type { CallerCard, HelpdeskAnswer } from "@/domain/helpdesk/caller-card";

/** `kept` is the chosen card; `isOpened` once it has the focus. `opensNext`: Enter came before the answer. */
type Choice = { kept: CallerCard | null; isOpened: boolean; opensNext: boolean };

const nothing: Choice = { kept: null, isOpened: false, opensNext: false };

/** Which card is shown: the one that was chosen, though it may be found no more, else the best of what was found. */
export function useChoice(answer: HelpdeskAnswer, isBehind: boolean) {
  const [{ kept, isOpened, opensNext }, setChoice] = useState(nothing);
  const cards = useMemo(() => answer.groups.flatMap((group) => group.cards), [answer]);
  const best = answer.query === "" ? null : (cards[0] ?? null);
  const shown = cards.find(({ key }) => key === kept?.key) ?? kept ?? best;

  useEffect(() => {
    if (opensNext && !isBehind) {
      setChoice({ kept: cards[0] ?? null, isOpened: cards.length > 0, opensNext: false });
    }
  }, [opensNext, isBehind, cards]);

  return useMemo(() => {
    const choose = (card: CallerCard | undefined, opens: boolean) =>
      card && setChoice({ kept: card, isOpened: opens, opensNext: false });

    return {
      cards,
      shown,
      isOpened: isOpened && shown !== null,
      reset: () => setChoice(nothing),
      close: () => setChoice((last) => ({ ...last, isOpened: false, opensNext: false })),
      open: (key: string) =>
        choose(
          cards.find((card) => card.key === key),
          true,
        ),
      /** The card with the focus stays, whatever is found since. */
      hold: () => shown && setChoice((last) => (last.kept ? last : { ...last, kept: shown })),
      openFirst: () => {
        if (isBehind) {
          setChoice({ ...nothing, opensNext: true });
        } else {
          choose(shown ?? cards[0], true);
        }
      },
      step: (by: 1 | -1) => {
        const index = cards.findIndex(({ key }) => key === shown?.key);
        const next = index === -1 ? (by === 1 ? 0 : cards.length - 1) : index + by;
        choose(cards[Math.min(Math.max(next, 0), cards.length - 1)], false);
      },
    };
  }, [cards, shown, isOpened, isBehind]);
}
