"use client";

import { useId, useRef } from "react";
import type { FormState } from "@/components/console/form-state";
import { newKey } from "@/components/console/new-key";
import { TextLimitNote } from "@/components/console/text-limit-note";
import { CheckBox } from "@/components/ui/check-box";
import { TextArea } from "@/components/ui/field";
import type { ModeratedAnswerView } from "@/domain/comments/moderation-views";
import { limits } from "@/domain/shared/input";
import { PanelForm } from "./panel-form";

type PromotePanelProps = {
  answer: ModeratedAnswerView;
  incidentCode: string;
  text: string;
  onType: (text: string) => void;
  onPromote: (fields: Readonly<Record<string, string>>) => Promise<FormState>;
  onClose: () => void;
};

/** The answer as an update for everybody, to be edited on the way. */
export function PromotePanel({ answer, incidentCode, text, onType, onPromote, onClose }: PromotePanelProps) {
  const id = useId();
  const attempt = useRef({ text: "", key: "" });

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
    >
      <TextArea
        formId={id}
        name="body"
        label="The update, for everybody"
        hint="Status and promise stay as they are"
        value={text}
        maxLength={limits.workaround}
        dir="auto"
        onValue={onType}
      />
      <TextLimitNote text={text} />
      <CheckBox name="isWorkaround" label="It says what people can do: put it on top as the workaround" />
    </PanelForm>
  );
}
