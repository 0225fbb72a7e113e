import type { ComponentProps } from "react";
import { ConsoleForm } from "@/components/console/console-form";
import { FormattedTextField, TextField } from "@/components/console/fields";
import { CheckField } from "@/components/console/known-errors/check-list";
import { NotNotified } from "@/components/console/notifications/not-notified";
import type { ChannelAudience } from "@/domain/notifications/channels";
import { limits } from "@/domain/shared/input";

type WrongFormProps = Pick<ComponentProps<typeof ConsoleForm>, "action"> & {
  code: string;
  idempotencyKey: string;
  audiences: readonly ChannelAudience[];
};

export function WithdrawForm({ action, code, idempotencyKey, audiences }: WrongFormProps) {
  return (
    <ConsoleForm action={action} submitLabel={`Withdraw ${code}`} hidden={{ code, idempotencyKey }}>
      <p className="mt-2 max-w-measure">
        Withdrawing takes {code} off every page, feed and list. Uptime and past days read as if it had never been there.
        Its address says that it was withdrawn, when, and the reason below. Nothing is deleted: you can restore it.
      </p>
      <FormattedTextField
        name="reason"
        label="Why is it withdrawn?"
        hint="Public. For example: “Opened by mistake during a test. Mail works.”"
        maxLength={limits.body}
      />
      <TextField
        name="right"
        label="Code of the right one, if there is one"
        hint="For example MAIL-8. Readers are led there"
        maxLength={20}
      />
      <NotifyField audiences={audiences} label="Notify those who were notified of it" />
    </ConsoleForm>
  );
}

export function RestoreForm({ action, code, idempotencyKey, audiences }: WrongFormProps) {
  return (
    <ConsoleForm action={action} submitLabel={`Restore ${code}`} hidden={{ code, idempotencyKey }}>
      <FormattedTextField
        name="reason"
        label="Why is it restored?"
        hint="Public: posted as an update. For example: “Withdrawn by mistake. Mail is still slow.”"
        maxLength={limits.body}
      />
      <NotifyField audiences={audiences} label="Notify those who were notified of it" />
    </ConsoleForm>
  );
}

export function NotifyField({ audiences, label }: Pick<WrongFormProps, "audiences"> & { label: string }) {
  return audiences.some(({ isReady }) => isReady) ? (
    <CheckField name="notifiesSubscribers" label={label} isChecked />
  ) : (
    <NotNotified audiences={audiences} />
  );
}
