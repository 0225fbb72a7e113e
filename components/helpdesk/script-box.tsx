"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { FormAction } from "@/components/console/form-state";
import type { CallerCard } from "@/domain/helpdesk/caller-card";
import { useHasKept } from "@/components/console/kept/use-kept-form";
import { KeyHint } from "./key-hint";
import { ScriptForm } from "./script-form";

type ScriptBoxProps = {
  card: Pick<CallerCard, "code" | "script" | "writtenScript">;
  isEditing: boolean;
  onEdit: (isEditing: boolean) => void;
  saveScript: FormAction;
  onSaved: () => void;
};

/** What to read out, large enough to be read beside another window. */
export function ScriptBox({ card, isEditing, onEdit, saveScript, onSaved }: ScriptBoxProps) {
  const [said, setSaid] = useState("");
  const hasKept = useHasKept(`script:${card.code ?? ""}`, isEditing);
  if (isEditing && card.code !== null) {
    return (
      <ScriptForm
        incident={card.code}
        script={card.script}
        writtenScript={card.writtenScript}
        action={saveScript}
        onDone={(message) => {
          setSaid(message);
          onEdit(false);
          onSaved();
        }}
        onCancel={() => onEdit(false)}
      />
    );
  }

  return (
    <section aria-label="Read out" className="rounded-box border-l-[6px] border-link bg-well px-4 py-3">
      <p className="text-xl leading-normal whitespace-pre-line">{card.script}</p>
      <p className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
        <span>{card.writtenScript === null ? "Made from what is known." : "Written by staff."}</span>
        {card.code !== null && (
          <Button
            look="quiet"
            className="-mx-2 !px-2 text-sm"
            aria-keyshortcuts="e"
            onClick={() => {
              setSaid("");
              onEdit(true);
            }}
          >
            Change the script <KeyHint>E</KeyHint>
          </Button>
        )}
        {hasKept && <span>A text of yours is not saved yet.</span>}
        <span role="status">{said}</span>
      </p>
    </section>
  );
}
