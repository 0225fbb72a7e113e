import { SelectField, TextField } from "@/components/ui/field";
import { maxWebhookUrl } from "@/domain/notifications/webhook-input";
import { webhookKindLabels, webhookKinds } from "@/domain/notifications/webhooks";

type WebhookFieldsProps = {
  values: { readonly url: string; readonly kind: string };
  errors: Readonly<Record<string, string>>;
};

/** Where to send, and in which shape. */
export function WebhookFields({ values, errors }: WebhookFieldsProps) {
  return (
    <>
      <SelectField
        name="kind"
        label="Kind"
        value={values.kind}
        error={errors["kind"]}
        options={webhookKinds.map((kind) => ({ value: kind, label: webhookKindLabels[kind] }))}
      />
      <TextField
        name="url"
        label="Address"
        hint="It begins with https://"
        value={values.url}
        error={errors["url"]}
        maxLength={maxWebhookUrl}
        autoComplete="off"
      />
    </>
  );
}
