import { SelectField, TextField } from "@/components/ui/field";
import { longestEndpointUrl } from "@/domain/notifications/webhook-input";
import { endpointKindLabels, endpointKinds } from "@/domain/notifications/webhooks";

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
        options={endpointKinds.map((kind) => ({ value: kind, label: endpointKindLabels[kind] }))}
      />
      <TextField
        name="url"
        label="Address"
        hint="It begins with https://"
        value={values.url}
        error={errors["url"]}
        maxLength={longestEndpointUrl}
        autoComplete="off"
      />
    </>
  );
}
