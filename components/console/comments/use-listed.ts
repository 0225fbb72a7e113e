"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { ModeratedCommentView } from "@/domain/comments/moderation-views";
import { type ModerationShow, listed } from "./moderation-list";

type Listed = {
  shown: readonly ModeratedCommentView[];
  /** The one in hand. */
  selected: ModeratedCommentView | null;
  /** It is not among the comments any more: merged or withdrawn. What is typed about it is not lost. */
  isGone: boolean;
};

/** What is on the screen: what is listed, what was seen here before, and always the one in hand. */
export function useListed(
  comments: readonly ModeratedCommentView[],
  show: ModerationShow,
  selectedId: string | null,
  onArrival: (count: number) => void,
): Listed {
  const [seen, setSeen] = useState<ReadonlySet<string>>(() => idsOf(listed(comments, show, nothing)));
  const [kept, setKept] = useState<ModeratedCommentView | null>(null);
  const unseen = listed(comments, show, nothing).filter(({ id }) => !seen.has(id));
  if (unseen.length > 0) {
    setSeen(new Set([...seen, ...idsOf(unseen)]));
  }
  const inHand = comments.find(({ id }) => id === selectedId) ?? null;
  if (inHand !== null && inHand !== kept) {
    setKept(inHand);
  }
  useArrived(seen.size, onArrival);
  const gone = inHand === null && kept?.id === selectedId ? kept : null;

  return {
    shown: listed(gone ? [...comments, gone] : comments, show, gone ? new Set([...seen, gone.id]) : seen),
    selected: inHand ?? gone,
    isGone: gone !== null,
  };
}

/** Reports how many more there are than before; not of those that were there first. */
function useArrived(size: number, onArrival: (count: number) => void): void {
  const before = useRef(size);
  const report = useEffectEvent(onArrival);
  useEffect(() => {
    if (size > before.current) {
      report(size - before.current);
    }
    before.current = size;
  }, [size]);
}

const nothing: ReadonlySet<string> = new Set();

function idsOf(comments: readonly ModeratedCommentView[]): Set<string> {
  return new Set(comments.map(({ id }) => id));
}
