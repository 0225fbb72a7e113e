"use client";

import { useId, useRef } from "react";
import type { FormState } from "@/components/console/form-state";
import { newKey } from "@/components/console/new-key";
import { CheckBox } from "@/components/ui/check-box";
import type { ModeratedAnswerView } from "@/domain/comments/moderation-views";
import { limits } from "@/domain/shared/input";
import { KeptTextArea } from "./kept-text-area";
import { PanelForm } from "./panel-form";
import type { Draft } from "./use-answer-drafts";

type PromotePanelProps = {
  answer: ModeratedAnswerView;
  commentId: string;
  incidentCode: string;
  draft: Draft | undefined;
  onType: (text: string | null) => void;
  onPromote: (fields: Readonly<Record<string, string>>) => Promise<FormState>;
  onClose: () => void;
};

/** The answer as an update for everybody, to be edited on the way. */
export function PromotePanel({
  answer,
  commentId,
  incidentCode,
  draft,
  onType,
  onPromote,
  onClose,
}: PromotePanelProps) {
  const id = useId();
  const attempt = useRef({ text: "", key: "" });
  const text = draft?.text ?? answer.markdown;

  function promote(form: FormData): Promise<FormState> {
    if (attempt.current.text !== text || attempt.current.key === "") {
      attempt.current = { text, key: newKey() };
    }
    const isWorkaround = form.get("isWorkaround") === "on" ? "on" : "";

    return onPromote({ answerId: answer.id, body: text, isWorkaround, idempotencyKey: attempt.current.key });
  }

  return (
    <PanelForm
      title={`Promote the answer into the timeline of ${incidentCode}`}
      submitLabel={`Post to ${incidentCode}`}
      onSubmit={promote}
      onClose={onClose}
      opened={{ comment: commentId, panel: "promote" }}
    >
      <KeptTextArea
        formId={id}
        label="The update, for everybody"
        hint="Status and promise stay as they are"
        draft={draft}
        initial={answer.markdown}
        maxLength={limits.workaround}
        onType={onType}
      />
      <CheckBox name="isWorkaround" label="It says what people can do: put it on top as the workaround" />
    </PanelForm>
  );
}
