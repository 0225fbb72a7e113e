"use client";

import { ConsoleForm } from "@/components/console/console-form";
import type { FormAction } from "@/components/console/form-state";
import { Note } from "@/components/ui/note";
import { ProofField } from "./proof-field";

type RecoveryPartProps = { left: number; makeCodes: FormAction };

/** Codes for the day that the phone is lost. */
export function RecoveryPart({ left, makeCodes }: RecoveryPartProps) {
  return (
    <>
      <p className="text-soft">
        {left === 0
          ? "There are none. Without them, a lost phone means asking an admin."
          : `${left} of 10 are left. New ones replace them.`}
      </p>
      <ConsoleForm
        action={makeCodes}
        submitLabel="Make recovery codes"
        submitLook="secondary"
        renderDone={(codes) => (
          <Note tone="ok" role="status">
            <p>Print these or write them down now: they are not shown again. Each signs in once.</p>
            <ul className="mt-2 columns-1 font-mono sm:columns-2" aria-label="New recovery codes">
              {codes.split("\n").map((code) => (
                <li key={code}>{code}</li>
              ))}
            </ul>
          </Note>
        )}
      >
        <ProofField />
      </ConsoleForm>
    </>
  );
}
