import type { ComponentProps } from "react";
import { ConsoleForm } from "@/components/console/console-form";
import { FormattedTextField, SelectField } from "@/components/console/fields";
import { limits } from "@/domain/shared/input";
import { NotifyField, type WithdrawForm } from "./withdraw-forms";

type Service = { code: string; name: string };

type MoveFormProps = ComponentProps<typeof WithdrawForm> & { named: readonly Service[]; services: readonly Service[] };

export function MoveForm({ action, code, idempotencyKey, audiences, named, services }: MoveFormProps) {
  return (
    <ConsoleForm action={action} submitLabel={`Correct ${code}`} hidden={{ code, idempotencyKey }}>
      <p className="mt-2 max-w-measure">
        The correction holds from the beginning: no day of the wrong service is red for it, and the right one has it
        from the start. If the code began with the wrong service, it gets a new one, and {code} leads there.
      </p>
      <SelectField name="from" label="The wrong service" initial={named[0]?.code ?? ""} options={named.map(toOption)} />
      <SelectField
        name="to"
        label="The right service"
        options={[{ value: "", label: "None: it was never affected" }, ...services.map(toOption)]}
      />
      <FormattedTextField
        name="body"
        label="What readers are to know"
        hint="Posted as an update. Empty: one sentence that says what was wrong"
        maxLength={limits.body}
      />
      <NotifyField
        audiences={audiences}
        label="Notify those who were notified of it, and subscribers of the right service"
      />
    </ConsoleForm>
  );
}

function toOption({ code, name }: Service) {
  return { value: code, label: `${name} (${code})` };
}
