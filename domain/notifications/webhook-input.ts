import { z } from "zod";
import { basedOnInput, type FieldWords, saying } from "@/domain/shared/changed-since";
import { webhookChoices, webhookKinds } from "./webhooks";
import { subscriptionChoiceLabels } from "./subscriptions";
import { choice, id, idempotencyKey, limits, line, serviceCode } from "@/domain/shared/input";

/** Addresses of Teams' workflows are long. */
export const maxWebhookUrl = 1_000;

const url = line("The address", maxWebhookUrl)
  .refine(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    "The address must begin with https://.",
  )
  .refine(
    (value) => !URL.canParse(value) || new URL(value).username + new URL(value).password === "",
    "Leave user name and password out of the address.",
  );

const webhookFields = {
  name: line("The name", limits.name),
  url,
  choice: choice("How often", webhookChoices),
  /** None: it is notified of everything. */
  services: z.array(serviceCode("The service")).max(100, "Choose 100 services or fewer, or none for everything."),
};

export const addWebhookInput = z.object({
  ...webhookFields,
  kind: choice("The kind", webhookKinds),
  idempotencyKey: idempotencyKey(),
});
export type AddWebhook = z.output<typeof addWebhookInput>;

/** The whole webhook as it shall be; its kind stays. `basedOn`: `webhookFieldsOf` as its author saw them. */
export const changeWebhookInput = z.object({ ...webhookFields, id: id("This webhook"), basedOn: basedOnInput });
export type ChangeWebhook = z.output<typeof changeWebhookInput>;

type WebhookFields = Pick<ChangeWebhook, "name" | "url" | "choice"> & { services: readonly string[] | null };

/** What the form of a webhook holds, of one as pages or verbs have it. */
export function webhookFieldsOf({ name, url, choice: often, services }: WebhookFields) {
  return { name, url, choice: often, services: (services ?? []).toSorted() };
}

export const webhookFieldWords: FieldWords = {
  name: { label: "Name" },
  url: { label: "Address" },
  choice: { label: "How often", say: saying(subscriptionChoiceLabels) },
  services: { label: "Services" },
};

export const webhookInput = z.object({ id: id("This webhook") });
export type NamedWebhook = z.output<typeof webhookInput>;

export const retryDeliveryInput = z.object({ id: id("This delivery") });
export type RetryDelivery = z.output<typeof retryDeliveryInput>;

/** The secret of the private page, as it is in its address. */
const token = z.string().max(200);

export const addOwnWebhookInput = z.object({
  token,
  url: url.refine(
    (value) => !URL.canParse(value) || new URL(value).protocol === "https:",
    "The address must begin with https://.",
  ),
  kind: choice("The kind", webhookKinds),
  idempotencyKey: idempotencyKey(),
});
export type AddOwnWebhook = z.output<typeof addOwnWebhookInput>;

export const ownWebhookInput = z.object({ token, id: id("This webhook") });
export type OwnWebhook = z.output<typeof ownWebhookInput>;
