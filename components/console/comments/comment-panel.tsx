"use client";

import type { FormState } from "@/components/console/form-state";
import type { AnswerTemplateView, ModeratedCommentView } from "@/domain/comments/moderation-views";
import { AnswerPanel } from "./answer-panel";
import { type ModerationActions, linking, merging } from "./moderation-actions";
import type { Panel } from "./moderation-keys";
import { LinkPanel } from "./link-panel";
import { MergePanel } from "./merge-panel";
import { PromotePanel } from "./promote-panel";
import { promotableAnswer } from "./promotable-answer";
import { TemplateChoice } from "./template-choice";
import type { Drafts } from "./use-answer-drafts";
import type { ModerationAction } from "./use-moderation-actions";

export type PanelChoices = {
  /** The open ones, and those that ended lately. */
  incidents: readonly { code: string; title: string }[];
  knownErrors: readonly { slug: string; title: string }[];
  templates: readonly AnswerTemplateView[];
};

type CommentPanelProps = {
  panel: Panel;
  comment: ModeratedCommentView;
  comments: readonly ModeratedCommentView[];
  choices: PanelChoices;
  actions: ModerationActions;
  drafts: Drafts;
  keepDraft: (about: string, text: string | null) => void;
  run: (
    moderationActions: readonly ModerationAction[],
    text: string,
    undo?: readonly ModerationAction[],
  ) => Promise<FormState>;
  /** @param nextId the comment to go on with */
  onDone: (nextId: string) => void;
  onOpen: (panel: Panel) => void;
  onClose: () => void;
};

/** The form that a key has opened below the comment in hand. */
export function CommentPanel({
  panel,
  comment,
  comments,
  choices,
  actions,
  onOpen,
  onClose,
  ...rest
}: CommentPanelProps) {
  const { drafts, keepDraft, run, onDone } = rest;

  async function done(outcome: Promise<FormState>, nextId = comment.id, draft?: string): Promise<FormState> {
    const state = await outcome;
    if (state.outcome === "done") {
      if (draft !== undefined) {
        keepDraft(draft, null);
      }
      onDone(nextId);
    }

    return state;
  }

  switch (panel) {
    case "answer":
      return (
        <AnswerPanel
          comment={comment}
          draft={drafts[comment.id]}
          onType={(text) => keepDraft(comment.id, text)}
          onPost={(fields) =>
            done(run([{ action: actions.answer, fields }], "Your answer is posted."), comment.id, comment.id)
          }
          onClose={onClose}
        />
      );
    case "templates":
      return (
        <TemplateChoice
          templates={choices.templates}
          onChoose={({ bodyMarkdown }) => {
            keepDraft(comment.id, [drafts[comment.id]?.text.trim(), bodyMarkdown].filter(Boolean).join("\n\n"));
            onOpen("answer");
          }}
        />
      );
    case "link":
      return (
        <LinkPanel
          comment={comment}
          {...choices}
          onLink={(after) => {
            const { moderationActions, text, undo } = linking(actions, comment, after);

            return done(run(moderationActions, text, undo));
          }}
          onClose={onClose}
        />
      );
    case "merge":
      return (
        <MergePanel
          comment={comment}
          comments={comments}
          onMerge={(intoId) => {
            const { moderationActions, text, undo } = merging(actions, comment, intoId);

            return done(run(moderationActions, text, undo), intoId);
          }}
          onClose={onClose}
        />
      );
    case "promote": {
      const answer = promotableAnswer(comment);
      const { promote } = actions;
      if (!answer || !promote || comment.incidentCode === null) {
        return null;
      }
      const draft = `promote ${answer.id}`;

      return (
        <PromotePanel
          answer={answer}
          incidentCode={comment.incidentCode}
          commentId={comment.id}
          draft={drafts[draft]}
          onType={(text) => keepDraft(draft, text)}
          onPromote={(fields) => done(run([{ action: promote, fields }], "It is in the timeline."), comment.id, draft)}
          onClose={onClose}
        />
      );
    }
  }
}
