"use client";

import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { formatDateTime } from "@/domain/shared/time";
import { useOwner } from "./kept-by";

type KeptNoteProps = {
  /** When it was typed; null: nothing has come back. */
  typedAt: number | null;
  /** Somebody has changed the thing since then. */
  isOutdated: boolean;
  isDeleted: boolean;
  onRestart: () => void;
  onUndo: () => void;
};

/** Says that what was typed is back, and since when it waits; or that it was deleted just now. */
export function KeptNote({ typedAt, isOutdated, isDeleted, onRestart, onUndo }: KeptNoteProps) {
  const timeZone = useOwner()?.timeZone ?? "UTC";
  if (isDeleted) {
    return (
      <Note tone="work" role="status" className="flex flex-wrap items-center gap-x-3">
        What you typed is deleted.
        <Button look="quiet" onClick={onUndo}>
          Undo
        </Button>
      </Note>
    );
  }

  return (
    typedAt !== null && (
      <Note tone="work" role="status" className="flex flex-wrap items-center gap-x-3">
        What you typed is back: {formatDateTime(new Date(typedAt), timeZone, new Date())}. It is not saved yet.
        {isOutdated && " This was changed since. Saving overwrites nothing that you have not seen."}
        <Button look="quiet" onClick={onRestart}>
          Start over
        </Button>
      </Note>
    )
  );
}
