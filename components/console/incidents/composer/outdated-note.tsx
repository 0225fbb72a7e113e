"use client";

import { useState } from "react";
import { FocusedErrorSummary } from "@/components/console/focused-error-summary";
import { Button } from "@/components/ui/button";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Code } from "@/components/ui/code";
import { Prose } from "@/components/ui/prose";
import { statusThing } from "@/domain/incidents/entry-choices";
import { isEnded } from "@/domain/incidents/statuses";
import type { MissedChange, Outdated } from "./post-answer";

type OutdatedNoteProps = {
  outdated: Outdated;
  nameOf: (serviceCode: string) => string;
  formId: string;
  /** @param keepsOwn of what both changed, the things that stay as this writer has them */
  onPost: (keepsOwn: ReadonlySet<string>) => void;
  onEdit: () => void;
};

/** What others posted and changed in the meantime; of what both changed, the writer chooses. Only this button posts. */
export function OutdatedNote({ outdated, nameOf, formId, onPost, onEdit }: OutdatedNoteProps) {
  const [keepsOwn, setKeepsOwn] = useState<ReadonlySet<string>>(new Set());
  const { missed, changes, seen } = outdated;
  const contested = changes.filter(({ own }) => own !== null);
  const staysOver = isEnded(seen.status) && !keepsOwn.has(statusThing);
  const labelOf = ({ label, thing }: MissedChange) => label ?? nameOf(thing);

  function choose(thing: string, isOwn: boolean) {
    const next = new Set(keepsOwn);
    if (isOwn) {
      next.add(thing);
    } else {
      next.delete(thing);
    }
    setKeepsOwn(next);
  }

  return (
    <FocusedErrorSummary
      message={`Not posted yet: somebody ${missed.length > 0 ? "posted" : "changed this incident"} while you were writing. Your text is kept.`}
      formId={formId}
    >
      <ol className="mt-2 space-y-3 text-ink">
        {missed.map((update) => (
          <li key={update.code} className="rounded-box bg-well px-4 py-3">
            <p className="text-sm text-soft">
              <Code>{update.code}</Code> {update.statusLabel} · {update.postedAtText}
              {update.authorName && ` · ${update.authorName}`}
            </p>
            <Prose html={update.html} />
          </li>
        ))}
      </ol>
      {changes.length > 0 && (
        <ul className="mt-3 list-disc pl-5 text-ink">
          {changes.map((change) => (
            <li key={change.thing}>
              {labelOf(change)}: {change.before} → {change.now}
              {change.by !== null && ` (${change.by})`}
            </li>
          ))}
        </ul>
      )}
      {contested.map((change) => (
        <div key={change.thing} className="text-ink">
          <ChoiceGroup
            legend={`You changed this too: ${labelOf(change)}`}
            name={`${formId}-contested-${change.thing}`}
            value={keepsOwn.has(change.thing) ? "own" : "theirs"}
            options={[
              { value: "theirs", label: `Leave it: ${change.now}` },
              { value: "own", label: `Mine: ${change.own ?? ""}` },
            ]}
            onValue={(choice) => choose(change.thing, choice === "own")}
          />
        </div>
      ))}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button look="primary" onClick={() => onPost(keepsOwn)}>
          {staysOver ? "Post anyway; it stays over" : "Post anyway"}
        </Button>
        <Button onClick={onEdit}>Change mine first</Button>
      </div>
    </FocusedErrorSummary>
  );
}
