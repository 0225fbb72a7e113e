"use client";

import { useId, useRef } from "react";
import type { FormState } from "@/components/console/form-state";
import { newKey } from "@/components/console/new-key";
import { TextLimitNote } from "@/components/console/text-limit-note";
import { TextArea } from "@/components/ui/field";
import type { ModeratedCommentView } from "@/domain/comments/moderation-views";
import { limits } from "@/domain/shared/input";
import { PanelForm } from "./panel-form";

type AnswerPanelProps = {
  comment: ModeratedCommentView;
  text: string;
  onType: (text: string) => void;
  onPost: (fields: Readonly<Record<string, string>>) => Promise<FormState>;
  onClose: () => void;
};

/** An answer in public, in Markdown. The same words are posted once, however often they are sent. */
export function AnswerPanel({ comment, text, onType, onPost, onClose }: AnswerPanelProps) {
  const id = useId();
  const attempt = useRef({ text: "", key: "" });
  const isHeld = comment.state === "held";

  function post(): Promise<FormState> {
    if (attempt.current.text !== text || attempt.current.key === "") {
      attempt.current = { text, key: newKey() };
    }
    const { key } = attempt.current;

    return onPost({ commentId: comment.id, body: text, showsComment: String(isHeld), idempotencyKey: key });
  }

  return (
    <PanelForm
      title={isHeld ? "Show it with your answer" : "Your answer"}
      submitLabel="Post the answer"
      onSubmit={post}
      onClose={onClose}
    >
      <TextArea
        formId={id}
        name="body"
        label="Your answer"
        hint="Everyone sees it, under the comment"
        value={text}
        maxLength={limits.comment}
        dir="auto"
        onValue={onType}
      />
      <TextLimitNote text={text} />
    </PanelForm>
  );
}
