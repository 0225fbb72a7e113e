import { ActionButton } from "@/components/console/action-button";
import type { FormAction } from "@/components/console/form-state";
import type { DeskCommentView } from "@/domain/desk-views";
import type { CommentState } from "@/domain/words";

type DecisionsProps = { comment: DeskCommentView; moderate: FormAction };

/** What may be decided about it now, and how it stands. */
export function Decisions({ comment: { id, state, authorName }, moderate }: DecisionsProps) {
  const who = `the comment of ${authorName ?? "a visitor"}`;

  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      {decisions
        .filter((decision) => decision.state !== state)
        .map((decision) => (
          <ActionButton
            key={decision.state}
            action={moderate}
            fields={{ id, state: decision.state }}
            look={state === "held" && decision.state === "visible" ? "main" : "plain"}
            label={`${decision.label}: ${who}`}
          >
            {decision.label}
          </ActionButton>
        ))}
      <span className="text-sm text-soft">{standing[state]}</span>
    </div>
  );
}

const decisions = [
  { state: "visible", label: "Show" },
  { state: "hidden", label: "Hide" },
  { state: "spam", label: "Spam" },
] as const;

const standing: Record<CommentState, string> = {
  held: "Only staff see it.",
  visible: "Everyone sees it.",
  hidden: "Hidden.",
  spam: "Marked as spam.",
  withdrawn: "Taken back by its writer.",
};
