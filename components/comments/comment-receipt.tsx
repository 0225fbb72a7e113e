import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Prose } from "@/components/ui/prose";
import type { Tone } from "@/components/ui/tone";
import { codePath } from "@/domain/shared/codes";
import type { OwnCommentView } from "@/domain/comments/own-comment-view";
import type { CommentState } from "@/domain/shared/words";
import { Answers } from "./comment-entry";
import { TriageBadge } from "./triage-badge";

/** What became of a comment, for the one who wrote it: its state, what was answered, what they wrote. */
export function CommentReceipt({ comment, clock }: { comment: OwnCommentView; clock: Clock }) {
  const { tone, word, sentence } = says[comment.state];

  return (
    <>
      <p className="mt-3 flex flex-wrap items-center gap-2">
        <Badge tone={tone}>{word}</Badge>
        {comment.triage !== "new" && <TriageBadge triage={comment.triage} />}
      </p>
      <p className="mt-3 max-w-measure">
        {sentence} <Whereabouts comment={comment} />
      </p>
      <Answers answers={comment.answers} clock={clock} />
      <Card>
        <h2 className="mb-2 text-base">What you wrote</h2>
        <p className="mb-2 text-sm text-soft">
          <Time at={comment.writtenAt} clock={clock} as="full" />
          {comment.editedAt && (
            <>
              , corrected <Time at={comment.editedAt} clock={clock} />
            </>
          )}
          {[comment.serviceName, comment.program].filter(Boolean).map((thing) => ` · ${thing}`)}
        </p>
        <Prose html={comment.html} />
        {comment.errorMessage && (
          <p className="mt-2 text-sm text-soft">
            Error message: <code className="font-mono wrap-anywhere text-ink">{comment.errorMessage}</code>
          </p>
        )}
      </Card>
    </>
  );
}

function Whereabouts({ comment: { id, incident, state, stoodForById } }: { comment: OwnCommentView }) {
  if (state === "withdrawn") {
    return null;
  }
  if (stoodForById) {
    return <SaidByOthers incident={incident} firstId={stoodForById} />;
  }
  if (!incident || state === "hidden") {
    return "The answer will appear on this page: keep its address.";
  }
  if (state === "visible") {
    return (
      <>
        You can see it under{" "}
        <a href={`${codePath(incident.code)}#comment-${id}`}>
          {incident.code}, {incident.title}
        </a>
        , and the answer will appear there too.
      </>
    );
  }

  return (
    <>
      It will then appear under{" "}
      <a href={`${codePath(incident.code)}#comments`}>
        {incident.code}, {incident.title}
      </a>
      . The answer will appear there and on this page: keep its address.
    </>
  );
}

/** The same is shown already, in the words of whoever was first. */
function SaidByOthers({ incident, firstId }: { incident: OwnCommentView["incident"]; firstId: string }) {
  if (!incident) {
    return "Others report the same, and one of their reports is shown for all of you. The answer will appear on this page.";
  }

  return (
    <>
      Others report the same, and <a href={`${codePath(incident.code)}#comment-${firstId}`}>one of their reports</a> is
      shown for all of you. The answer will appear there and on this page: keep its address.
    </>
  );
}

const held = {
  tone: "work",
  word: "Waiting for review",
  sentence:
    "We have your report. Staff look at each one before others can see it; there is nothing more for you to do.",
} as const;

// Who was taken for a program reads the same as everybody.
const says: Record<CommentState, { tone: Tone; word: string; sentence: string }> = {
  held,
  spam: held,
  visible: { tone: "ok", word: "Accepted", sentence: "Staff have looked at your report." },
  hidden: {
    tone: "plain",
    word: "Not shown",
    sentence: "Staff have looked at your report and do not show it to others.",
  },
  withdrawn: { tone: "plain", word: "Withdrawn", sentence: "You have withdrawn your report. Nobody else can see it." },
};
