import { ActionButton } from "@/components/console/action-button";
import { ConsoleForm } from "@/components/console/console-form";
import { TextField } from "@/components/console/fields";
import type { FormAction } from "@/components/console/form-state";
import { Section } from "@/components/ui/section";

/** Nobody has said its code, and nothing names it: its code can change, and it can be deleted. */
export function UnusedService({
  code,
  changeCode,
  remove,
}: {
  code: string;
  changeCode: FormAction;
  remove: FormAction;
}) {
  return (
    <>
      <Section title="Its code">
        <ConsoleForm action={changeCode} submitLabel="Change the code" hidden={{ code }}>
          <TextField
            name="newCode"
            label="New code"
            hint="2 to 8 letters. It can change until the service is used for the first time"
            initial={code}
            maxLength={8}
            autoCapitalize="characters"
            autoComplete="off"
          />
        </ConsoleForm>
      </Section>
      <Section title="Delete this service">
        <details>
          <summary>Delete it and its page</summary>
          <ConsoleForm action={remove} submitLabel={`Delete ${code}`} hidden={{ code }}>
            <p className="text-soft">It was never used: nothing else is lost with it.</p>
          </ConsoleForm>
        </details>
      </Section>
    </>
  );
}

type UsedServiceProps = {
  service: { code: string; name: string; isArchived: boolean };
  /** "2 incidents", "1 metric" */
  uses: readonly string[];
  archive: FormAction;
};

/** Why its code stays and it cannot be deleted, and what can be done instead. */
export function UsedService({ service: { code, name, isArchived }, uses, archive }: UsedServiceProps) {
  return (
    <Section title="Its code, and deleting it">
      <p className="mt-1">
        {name} keeps the code {code} and cannot be deleted, because there is {uses.join(", ")} of it.{" "}
        {isArchived
          ? "It is archived."
          : "Archived, it leaves the front page, and its page says so and keeps its past."}
      </p>
      <div className="mt-2">
        <ActionButton action={archive} fields={{ code, isArchived: String(!isArchived) }}>
          {isArchived ? `Bring back ${name}` : `Archive ${name}`}
        </ActionButton>
      </div>
    </Section>
  );
}
