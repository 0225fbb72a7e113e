"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { FocusedErrorSummary } from "@/components/console/focused-error-summary";
import { useIsInteractive } from "@/components/console/use-is-interactive";
import { type ModeratedCommentView, isUnanswered } from "@/domain/comments/moderation-views";
import { CommentBody } from "./comment-body";
import { CommentHead, nameId } from "./comment-head";
import { CommentPanel, type PanelChoices } from "./comment-panel";
import { CommentTools } from "./comment-tools";
import { type ModerationActions, moderating, separating, triaging } from "./moderation-actions";
import { type Command, openedIn, type Panel } from "./moderation-keys";
import type { ModerationShow } from "./moderation-list";
import { KeyButton } from "./key-button";
import { KeyHelp } from "./key-help";
import { promotableAnswer } from "./promotable-answer";
import { useAnswerDrafts } from "./use-answer-drafts";
import { useArrivals } from "./use-arrivals";
import { useModerationActions } from "./use-moderation-actions";
import { useModerationKeys } from "./use-moderation-keys";
import { useKeySwitch } from "./use-key-switch";
import { useListed } from "./use-listed";

type ModerationProps = {
  comments: readonly ModeratedCommentView[];
  show: ModerationShow;
  /** Where a checklist is gone through: each comment says whether it is answered. */
  isChecklist: boolean;
  /** What `findModerationMark` said before the comments were asked for. */
  mark: string;
  choices: PanelChoices;
  timeZone: string;
  now: Date;
  actions: ModerationActions;
};

/** Comments, one of them in hand. What comes from the server changes neither the focus, nor the choice, nor a text. */
export function Moderation({ comments, show, isChecklist, mark, choices, timeZone, now, actions }: ModerationProps) {
  const isInteractive = useIsInteractive();
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [areKeysOn, switchKeys] = useKeySwitch();
  const [drafts, keepDraft] = useAnswerDrafts();
  const { said, say, isBusy, run, undoLast, canUndo } = useModerationActions();
  const { shown, selected, isGone } = useListed(comments, show, selectedId, (count) =>
    say(count === 1 ? "A new comment has come." : `${count} new comments have come.`),
  );
  useArrivals(mark);
  const openFromAddress = useEffectEvent(() => {
    const opened = openedIn(location.search);
    if (shown.some(({ id }) => id === opened?.commentId)) {
      setSelectedId(opened?.commentId ?? null);
      setPanel(opened?.panel ?? null);
    }
  });
  useEffect(() => openFromAddress(), []);
  useModerationKeys(areKeysOn, obey, leavePanel);

  function take(id: string): void {
    setSelectedId(id);
    setPanel(null);
    focusOn(id);
  }

  function step(by: 1 | -1): void {
    const index = shown.findIndex(({ id }) => id === selectedId);
    const next = shown[index === -1 ? 0 : index + by];
    if (next) {
      take(next.id);
    } else {
      say(by === 1 ? "This is the last one." : "This is the first one.");
    }
  }

  function leavePanel(): void {
    if (panel !== null && selectedId !== null) {
      take(selectedId);
    }
  }

  function obey(command: Command): void {
    switch (command.kind) {
      case "help":
        setIsHelpOpen(!isHelpOpen);
        return;
      case "undo":
        undoLast();
        return;
      case "step":
        step(command.by);
        return;
      default:
        if (selected === null) {
          say("Take a comment in hand first: press j, or choose its name.");
        } else if (isGone) {
          say("This comment is no longer listed: it was merged, or withdrawn by its writer.");
        } else {
          decide(selected, command);
        }
    }
  }

  function decide(comment: ModeratedCommentView, command: Exclude<Command, { kind: "help" | "undo" | "step" }>): void {
    if (command.kind === "panel") {
      open(comment, command.panel);
      return;
    }
    const isSame = command.kind === "moderate" ? comment.state === command.state : comment.triage === command.triage;
    if (isSame) {
      say("Nothing to change.");
      return;
    }
    const { moderationActions, text, undo } =
      command.kind === "moderate"
        ? moderating(actions, comment, command.state)
        : triaging(actions, comment, command.triage);
    void run(moderationActions, text, undo);
  }

  function open(comment: ModeratedCommentView, next: Panel): void {
    if (next === panel) {
      leavePanel();
    } else if (next === "promote" && (!actions.promote || !promotableAnswer(comment))) {
      say(
        actions.promote
          ? "There is nothing to promote: answer the comment first, on an incident."
          : "Only editors post to the timeline.",
      );
    } else {
      setPanel(next);
    }
  }

  function separate(id: string): void {
    const { moderationActions, text, undo } = separating(actions, id, selectedId ?? "");
    void run(moderationActions, text, undo);
  }

  return (
    <fieldset disabled={!isInteractive} className="contents">
      <p className="mt-2 flex flex-wrap items-center gap-2">
        <KeyButton keyName="?" look="quiet" aria-expanded={isHelpOpen} onClick={() => obey({ kind: "help" })}>
          Keys
        </KeyButton>
        {selectedId === null && shown.length > 0 && (
          <KeyButton keyName="j" onClick={() => step(1)}>
            Review first
          </KeyButton>
        )}
      </p>
      {isHelpOpen && <KeyHelp areKeysOn={areKeysOn} onSwitch={switchKeys} />}
      {said.isRefusal && panel === null && (
        <FocusedErrorSummary key={said.round} message={said.text} formId="moderation" />
      )}
      <ul className="mt-2 space-y-3">
        {shown.map((comment) => (
          <li
            key={comment.id}
            className={`rounded-box border bg-card px-4 py-2 ${comment.id === selectedId ? "border-ink" : "border-line"}`}
          >
            <CommentHead
              comment={comment}
              timeZone={timeZone}
              now={now}
              isSelected={comment.id === selectedId}
              onSelect={() => (comment.id === selectedId ? setSelectedId(null) : take(comment.id))}
            />
            {isChecklist && <AnsweredMark comment={comment} />}
            <CommentBody
              comment={comment}
              timeZone={timeZone}
              now={now}
              onSeparate={comment.id === selectedId ? separate : null}
            />
            {comment.id === selectedId && (
              <>
                {isGone && <p className="mt-2 font-semibold text-slow">It was merged, or withdrawn by its writer.</p>}
                <CommentTools
                  comment={comment}
                  panel={panel}
                  isBusy={isBusy}
                  canUndo={canUndo}
                  canPromote={actions.promote !== null}
                  onCommand={obey}
                />
                {panel && (
                  <CommentPanel
                    key={panel}
                    {...{ panel, comment, comments, choices, actions, drafts, keepDraft, run }}
                    onDone={take}
                    onOpen={setPanel}
                    onClose={leavePanel}
                  />
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      <p role="status" className="foot-bar sticky bottom-0 mt-3 bg-paper py-2 font-semibold empty:hidden">
        {said.isRefusal ? "" : said.text}
      </p>
    </fieldset>
  );
}

function AnsweredMark({ comment }: { comment: ModeratedCommentView }) {
  const last = comment.answers.at(-1);

  return (
    <p className={`font-semibold ${isUnanswered(comment) ? "text-slow" : "text-ok"}`}>
      {last ? `✓ Answered by ${last.authorName}` : isUnanswered(comment) ? "○ Not answered yet" : "– Needs no answer"}
    </p>
  );
}

/** The name stays where it is, whatever is decided: the focus is safe there. */
function focusOn(id: string): void {
  const name = document.getElementById(nameId(id));
  name?.focus({ preventScroll: true });
  name?.scrollIntoView({ block: "nearest" });
}
