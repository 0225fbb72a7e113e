import { CheckList } from "@/components/console/known-errors/check-list";
import { SelectField, TextField } from "@/components/console/fields";
import { maxWebhookUrl } from "@/domain/notifications/webhook-input";
import { type WebhookChoice, webhookKindLabels, webhookKinds } from "@/domain/notifications/webhooks";
import { limits } from "@/domain/shared/input";
import { subscriptionChoiceLabels } from "@/domain/notifications/subscriptions";

type Webhook = { name: string; url: string | null; services: readonly string[] | null; choice: WebhookChoice };

type WebhookFieldsProps = {
  services: readonly { code: string; name: string }[];
  /** The one to change, whose kind stays; without it, a new one. */
  webhook?: Webhook;
};

export function WebhookFields({ services, webhook }: WebhookFieldsProps) {
  return (
    <>
      <TextField
        name="name"
        label="Name"
        hint="For staff: Channel of the mail team"
        initial={webhook?.name ?? ""}
        maxLength={limits.name}
      />
      {!webhook && (
        <SelectField
          name="kind"
          label="Kind"
          hint="Programs of your own take the signed JSON; chats take their own shape"
          options={webhookKinds.map((kind) => ({ value: kind, label: webhookKindLabels[kind] }))}
          initial="webhook"
        />
      )}
      <TextField
        name="url"
        label="Address"
        hint="Whoever has the address of a chat can write into it: it is shown to admins alone"
        initial={webhook?.url ?? ""}
        maxLength={maxWebhookUrl}
        inputMode="url"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
      />
      <SelectField
        name="choice"
        label="How often"
        options={[
          { value: "every_update", label: subscriptionChoiceLabels.every_update },
          { value: "start_and_end", label: subscriptionChoiceLabels.start_and_end },
        ]}
        initial={webhook?.choice ?? "every_update"}
      />
      <CheckList
        legend="Services"
        hint="None for everything"
        prefix="service-"
        field="services"
        choices={services.map(({ code, name }) => ({
          value: code,
          label: name,
          isChecked: webhook?.services?.includes(code) ?? false,
        }))}
      />
    </>
  );
}
