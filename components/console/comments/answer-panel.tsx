"use client";

import { useId, useRef, useState } from "react";
import type { FormState } from "@/components/console/form-state";
import { newKey } from "@/components/console/new-key";
import type { ModeratedCommentView } from "@/domain/comments/moderation-views";
import { answersSeen } from "@/domain/comments/comment-input";
import type { Fields } from "@/domain/shared/changed-since";
import { limits } from "@/domain/shared/input";
import { KeptTextArea } from "./kept-text-area";
import { PanelForm } from "./panel-form";
import type { Draft } from "./use-answer-drafts";

type AnswerPanelProps = {
  comment: ModeratedCommentView;
  draft: Draft | undefined;
  onType: (text: string | null) => void;
  onPost: (fields: Readonly<Record<string, string>>) => Promise<FormState>;
  onClose: () => void;
};

/** An answer in public, in Markdown. The same words are posted once, however often they are sent. */
export function AnswerPanel({ comment, draft, onType, onPost, onClose }: AnswerPanelProps) {
  const id = useId();
  const attempt = useRef({ text: "", key: "" });
  // What comes in while it is typed is not seen yet.
  const [seen, setSeen] = useState<Fields>(() => answersSeen(comment.answers.length));
  const isHeld = comment.state === "held";
  const text = draft?.text ?? "";

  async function post(): Promise<FormState> {
    if (attempt.current.text !== text || attempt.current.key === "") {
      attempt.current = { text, key: newKey() };
    }
    const { key } = attempt.current;

    const words = { body: text, showsComment: String(isHeld), basedOn: JSON.stringify(seen) };
    const state = await onPost({ commentId: comment.id, ...words, idempotencyKey: key });
    setSeen(state.basedOn ?? seen);

    return state;
  }

  return (
    <PanelForm
      title={isHeld ? "Show it with your answer" : "Your answer"}
      submitLabel="Post the answer"
      onSubmit={post}
      onClose={onClose}
      opened={{ comment: comment.id, panel: "answer" }}
    >
      <KeptTextArea
        formId={id}
        label="Your answer"
        hint="Everyone sees it, under the comment"
        draft={draft}
        maxLength={limits.comment}
        onType={onType}
      />
    </PanelForm>
  );
}
