"use client";

import { useState } from "react";
import { ConsoleForm } from "@/components/console/console-form";
import { TextAreaField } from "@/components/console/fields";
import type { FormAction } from "@/components/console/form-state";
import { newKey } from "@/components/console/new-key";
import { limits } from "@/domain/input";

type AnswerFormProps = {
  commentId: string;
  /** A held comment is shown together with its answer. */
  isHeld: boolean;
  answer: FormAction;
};

/** An answer in public, in Markdown. The key is made when the form is opened: sending it twice posts it once. */
export function AnswerForm({ commentId, isHeld, answer }: AnswerFormProps) {
  const [key, setKey] = useState("");

  return (
    <details className="mt-1" onToggle={() => setKey((made) => made || newKey())}>
      <summary>{isHeld ? "Show and answer" : "Answer"}</summary>
      <ConsoleForm
        action={answer}
        submitLabel="Post the answer"
        hidden={{ commentId, showsComment: String(isHeld), idempotencyKey: key }}
      >
        <TextAreaField
          name="body"
          label="Your answer"
          hint="Everyone sees it, under the comment"
          maxLength={limits.comment}
        />
      </ConsoleForm>
    </details>
  );
}
