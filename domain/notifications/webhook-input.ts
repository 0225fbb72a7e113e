import { z } from "zod";
import { webhookChoices, webhookKinds } from "./webhooks";
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
  /** None: it is told of everything. */
  services: z.array(serviceCode("The service")).max(100, "Choose 100 services or fewer, or none for everything."),
};

export const addWebhookInput = z.object({
  ...webhookFields,
  kind: choice("The kind", webhookKinds),
  idempotencyKey: idempotencyKey(),
});
export type AddWebhook = z.output<typeof addWebhookInput>;

/** The whole webhook as it shall be; its kind stays. */
export const changeWebhookInput = z.object({ ...webhookFields, id: id("This webhook") });
export type ChangeWebhook = z.output<typeof changeWebhookInput>;

export const webhookInput = z.object({ id: id("This webhook") });
export type NamedWebhook = z.output<typeof webhookInput>;

export const retryRequestInput = z.object({ id: id("This delivery") });
export type RetryRequest = z.output<typeof retryRequestInput>;

/** The secret of the private page, as it stands in its address. */
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
