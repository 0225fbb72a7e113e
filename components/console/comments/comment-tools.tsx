import type { ModeratedCommentView } from "@/domain/comments/moderation-views";
import { commentTriages, triageLabels } from "@/domain/shared/words";
import type { Command, Panel } from "./moderation-keys";
import { KeyButton } from "./key-button";

type CommentToolsProps = {
  comment: ModeratedCommentView;
  panel: Panel | null;
  isBusy: boolean;
  canUndo: boolean;
  canPromote: boolean;
  onCommand: (command: Command) => void;
};

/** What may be done to the comment in hand: a button for each key. */
export function CommentTools({ comment, panel, isBusy, canUndo, canPromote, onCommand }: CommentToolsProps) {
  const about = `the comment of ${comment.authorName ?? "a visitor"}`;

  return (
    <div className="mt-3 space-y-2 border-t border-line pt-3">
      <div role="group" aria-label="Decision" className="flex flex-wrap gap-2">
        {decisions.map(({ keyName, state, label }) => (
          <KeyButton
            key={state}
            keyName={keyName}
            about={about}
            isBusy={isBusy}
            aria-pressed={comment.state === state}
            look={comment.state === state ? "primary" : "secondary"}
            onClick={() => onCommand({ kind: "moderate", state })}
          >
            {label}
          </KeyButton>
        ))}
      </div>
      <div role="group" aria-label="What you found" className="flex flex-wrap gap-2">
        {commentTriages.map((triage, index) => (
          <KeyButton
            key={triage}
            keyName={String(index + 1)}
            isBusy={isBusy}
            aria-pressed={comment.triage === triage}
            look={comment.triage === triage ? "primary" : "secondary"}
            onClick={() => onCommand({ kind: "triage", triage })}
          >
            {triageLabels[triage]}
          </KeyButton>
        ))}
      </div>
      <div role="group" aria-label="Go on" className="flex flex-wrap gap-2">
        {panels.map(({ keyName, panel: name, label }) =>
          name === "promote" && !canPromote ? null : (
            <KeyButton
              key={name}
              keyName={keyName}
              aria-expanded={panel === name}
              onClick={() => onCommand({ kind: "panel", panel: name })}
            >
              {name === "answer" && comment.state === "held" ? "Show and answer" : label}
            </KeyButton>
          ),
        )}
        <KeyButton keyName="u" aria-disabled={!canUndo || undefined} onClick={() => onCommand({ kind: "undo" })}>
          Undo
        </KeyButton>
        <KeyButton keyName="k" onClick={() => onCommand({ kind: "step", by: -1 })}>
          Previous
        </KeyButton>
        <KeyButton keyName="j" onClick={() => onCommand({ kind: "step", by: 1 })}>
          Next
        </KeyButton>
      </div>
    </div>
  );
}

const decisions = [
  { keyName: "s", state: "visible", label: "Show" },
  { keyName: "h", state: "hidden", label: "Hide" },
  { keyName: "x", state: "spam", label: "Spam" },
] as const;

const panels = [
  { keyName: "a", panel: "answer", label: "Answer" },
  { keyName: "t", panel: "templates", label: "Template" },
  { keyName: "l", panel: "link", label: "Link or move" },
  { keyName: "m", panel: "merge", label: "Merge" },
  { keyName: "p", panel: "promote", label: "Promote" },
] as const;
