"use client";

import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, controlProps } from "@/components/ui/field";

/** Something to be entered elsewhere: selected by one tap, copied by another. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");

  return (
    <Field name="copied" formId={id} label={label}>
      <div className="flex flex-wrap items-center gap-2">
        <input
          ref={field}
          {...controlProps({ name: "copied", formId: id })}
          readOnly
          value={value}
          className="min-w-0 flex-1 basis-60 font-mono text-sm"
          onFocus={(event) => event.target.select()}
        />
        <Button aria-label={`Copy: ${label}`} onClick={() => void copy(value, field.current).then(setSaid)}>
          Copy
        </Button>
        <span role="status" className="text-sm text-soft">
          {said}
        </span>
      </div>
    </Field>
  );
}

/** Browsers copy on secure pages only; elsewhere it is selected, for the person to copy. */
async function copy(value: string, field: HTMLInputElement | null): Promise<string> {
  field?.select();
  try {
    await navigator.clipboard.writeText(value);

    return "Copied.";
  } catch {
    return "Selected. Press Ctrl or ⌘ and C.";
  }
}
