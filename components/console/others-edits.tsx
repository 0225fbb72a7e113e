"use client";

import { Button } from "@/components/ui/button";
import { fieldId } from "@/components/ui/field";
import type { OthersEdit } from "@/domain/shared/changed-since";

type OthersEditsProps = {
  others: readonly OthersEdit[];
  formId: string;
  /** What the author of the form has given up for what others say. */
  taken: ReadonlySet<string>;
  /** Null where it is all saved: there is nothing to choose. */
  onTake: ((field: string) => void) | null;
};

/** What others have changed of the same thing, by whom; of what both changed, the author of the form chooses. */
export function OthersEdits({ others, formId, taken, onTake }: OthersEditsProps) {
  return (
    <ul aria-label="Changed in the meantime" className="mt-2 space-y-3 text-ink">
      {others.map(({ field, label, before, now, by, isContested }) => (
        <li key={field} dir="auto" className="rounded-box bg-well px-4 py-2">
          <p>
            <a href={`#${fieldId(field, formId)}`} className="font-semibold">
              {label}
            </a>{" "}
            <span className="text-sm text-soft">changed by {by ?? "somebody else"}</span>
          </p>
          <p className="whitespace-pre-line wrap-anywhere text-soft">Before: {before ?? "empty"}</p>
          <p className="whitespace-pre-line wrap-anywhere">Now: {now ?? "empty"}</p>
          {isContested && onTake && (
            <p className="flex flex-wrap items-center gap-x-3 text-sm">
              {taken.has(field) ? "Theirs is in the form." : "Yours is in the form."}
              {!taken.has(field) && (
                <Button look="quiet" aria-label={`Take theirs: ${label}`} onClick={() => onTake(field)}>
                  Take theirs
                </Button>
              )}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
