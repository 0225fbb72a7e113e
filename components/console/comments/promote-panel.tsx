"use client";

import { useId, useRef } from "react";
import type { FormState } from "@/components/console/form-state";
import { newKey } from "@/components/console/new-key";
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
      <label htmlFor={id} className="mt-2 block text-sm text-soft">
        The update, for everybody; status and promise stay as they are
      </label>
      <textarea id={id} value={text} maxLength={limits.workaround} onChange={(event) => onType(event.target.value)} />
      <label className="mt-2 flex min-h-11 items-center gap-2">
        <input type="checkbox" name="isWorkaround" />
        It says what people can do: put it on top as the workaround
      </label>
    </PanelForm>
  );
}
