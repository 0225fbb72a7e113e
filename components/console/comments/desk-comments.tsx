import type { FormAction } from "@/components/console/form-state";
import { Code } from "@/components/ui/code";
import { Prose } from "@/components/ui/prose";
import { formatMoment } from "@/domain/time";
import type { DeskCommentView } from "@/domain/desk-views";
import { AnswerForm } from "./answer-form";
import { AttachForm } from "./attach-form";
import { Decisions } from "./decisions";
import { TriageForm } from "./triage-form";

type DeskCommentsProps = {
  comments: readonly DeskCommentView[];
  /** The open ones, which a general comment may be attached to. */
  incidents: readonly { code: string; title: string }[];
  timeZone: string;
  now: Date;
  actions: Readonly<Record<"moderate" | "triage" | "answer" | "attach", FormAction>>;
};

export function DeskComments({ comments, incidents, timeZone, now, actions }: DeskCommentsProps) {
  return (
    <ul className="mt-2 space-y-3">
      {comments.map((comment) => (
        <li key={comment.id} className="rounded-card border border-line bg-card px-4 py-3">
          <p className="flex flex-wrap items-center gap-x-2 text-sm text-soft">
            <b className="text-base text-ink">{comment.authorName ?? "A visitor"}</b>
            {comment.incidentCode ? <Code>{comment.incidentCode}</Code> : <span>a problem that is not listed</span>}
            <span>{formatMoment(comment.writtenAt, timeZone, now)}</span>
            {[comment.serviceName, comment.program].map((part) => part && <span key={part}>· {part}</span>)}
            {comment.authorEmail && (
              <a href={`mailto:${comment.authorEmail}`} className="inline-flex min-h-11 items-center break-all">
                {comment.authorEmail}
              </a>
            )}
          </p>
          <Prose html={comment.html} />
          {comment.errorMessage && (
            <p className="mt-1">
              Error <code className="font-mono text-sm break-words">{comment.errorMessage}</code>
            </p>
          )}
          {comment.answers.map((answer) => (
            <div key={answer.id} className="mt-2 border-l-3 border-line pl-3">
              <p className="text-sm text-soft">
                <b className="text-ink">{answer.authorName}</b> {formatMoment(answer.postedAt, timeZone, now)}
              </p>
              <Prose html={answer.html} />
            </div>
          ))}
          <Decisions comment={comment} moderate={actions.moderate} />
          {comment.incidentCode === null && incidents.length > 0 && (
            <AttachForm commentId={comment.id} incidents={incidents} attach={actions.attach} />
          )}
          {comment.state === "visible" && <TriageForm comment={comment} triage={actions.triage} />}
          {(comment.state === "visible" || comment.state === "held") && (
            <AnswerForm
              key={comment.answers.length}
              commentId={comment.id}
              isHeld={comment.state === "held"}
              answer={actions.answer}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
