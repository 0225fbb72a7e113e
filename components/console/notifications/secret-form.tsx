"use client";

import type { ReactNode } from "react";
import { ConsoleForm } from "@/components/console/console-form";
import { CopyField } from "@/components/console/copy-field";
import type { FormAction } from "@/components/console/form-state";

type SecretFormProps = {
  action: FormAction;
  submitLabel: string;
  hidden: Readonly<Record<string, string>>;
  children?: ReactNode;
};

/** A form whose answer is a secret, the one time that it is shown; else a sentence. */
export function SecretForm(props: SecretFormProps) {
  return (
    <ConsoleForm
      {...props}
      renderDone={(message) => (
        <div role="status" className="mt-3 rounded-card bg-ok-bg px-4 pt-1 pb-3">
          {message.startsWith("whsec_") ? (
            <CopyField label="Secret. Keep it now: it is not shown again" value={message} />
          ) : (
            <p className="mt-2">{message}</p>
          )}
        </div>
      )}
    />
  );
}
