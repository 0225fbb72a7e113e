import { Badge } from "@/components/ui/badge";
import { Code } from "@/components/ui/code";
import type { ModeratedCommentView } from "@/domain/comments/moderation-views";
import { formatDateTime } from "@/domain/shared/time";
import { type CommentState, triageLabels } from "@/domain/shared/words";
import { reasonText } from "./reason-text";

type CommentHeadProps = {
  comment: ModeratedCommentView;
  timeZone: string;
  now: Date;
  isSelected: boolean;
  onSelect: () => void;
};

/** Who wrote it, where and its state. Its name is the button that takes it in hand. */
export function CommentHead({ comment, timeZone, now, isSelected, onSelect }: CommentHeadProps) {
  const { id, incidentCode, serviceName, program, authorEmail, heldFor, knownError, triage, state } = comment;

  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
        <h2 className="text-base">
          <button
            type="button"
            id={nameId(id)}
            aria-expanded={isSelected}
            onClick={onSelect}
            className="min-h-11 text-left font-bold text-ink wrap-anywhere"
          >
            {comment.authorName ?? "A visitor"}
          </button>
        </h2>
        {incidentCode ? <Code>{incidentCode}</Code> : <span>a problem that is not listed</span>}
        <span>{formatDateTime(comment.writtenAt, timeZone, now)}</span>
        {[serviceName, program].map((part) => part && <span key={part}>· {part}</span>)}
        {comment.isMember && <span>· signed in</span>}
        {comment.origin !== "web" && <span>· {comment.origin === "mail" ? "by email" : "at the help desk"}</span>}
        {authorEmail && (
          <a href={`mailto:${authorEmail}`} className="inline-flex min-h-11 items-center break-all">
            {authorEmail}
          </a>
        )}
        {comment.isFollowed && <span>· will get the answer</span>}
      </div>
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <Badge tone={tones[state]}>{stateSentences[state]}</Badge>
        {triage !== "new" && <Badge tone="plain">{triageLabels[triage]}</Badge>}
        {knownError && <span>Known error: {knownError.title}</span>}
        {heldFor.length > 0 && <span className="text-slow">{heldFor.map(reasonText).join(" ")}</span>}
      </p>
    </>
  );
}

/** The id of the button that takes a comment in hand. */
export function nameId(id: string): string {
  return `comment-${id}-name`;
}

const tones = { held: "slow", visible: "ok", hidden: "plain", spam: "plain", withdrawn: "plain" } as const;

const stateSentences: Record<CommentState, string> = {
  held: "Only staff see it.",
  visible: "Everyone sees it.",
  hidden: "Hidden.",
  spam: "Marked as spam.",
  withdrawn: "Withdrawn by its writer.",
};
