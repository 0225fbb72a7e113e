"use client";

import type { ComponentProps } from "react";
import { Note } from "@/components/ui/note";
import { ConsoleForm } from "./console-form";
import { CopyField } from "./copy-field";

type SecretFormProps = Omit<ComponentProps<typeof ConsoleForm>, "renderDone"> & { secretLabel?: string };

/** A form whose answer is a secret, shown the one time that it is known; else a sentence. */
export function SecretForm({ secretLabel = "Secret", ...rest }: SecretFormProps) {
  return (
    <ConsoleForm
      {...rest}
      renderDone={(message) => (
        <Note tone="ok" role="status">
          {isSentence(message) ? (
            message
          ) : (
            <CopyField label={`${secretLabel}. Keep it now: it is not shown again`} value={message} />
          )}
        </Note>
      )}
    />
  );
}

function isSentence(message: string): boolean {
  return message.includes(" ");
}
