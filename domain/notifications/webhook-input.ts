import { z } from "zod";
import { endpointChoices, endpointKinds } from "./webhooks";
import { choice, id, idempotencyKey, limits, line, serviceCode } from "@/domain/shared/input";

/** Addresses of Teams' workflows are long. */
export const longestEndpointUrl = 1_000;

const url = line("The address", longestEndpointUrl)
  .refine(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    "The address must begin with https://.",
  )
  .refine(
    (value) => !URL.canParse(value) || new URL(value).username + new URL(value).password === "",
    "Leave user name and password out of the address.",
  );

const endpointFields = {
  name: line("The name", limits.name),
  url,
  choice: choice("How often", endpointChoices),
  /** None: it is told of everything. */
  services: z.array(serviceCode("The service")).max(100, "Choose 100 services or fewer, or none for everything."),
};

export const addEndpointInput = z.object({
  ...endpointFields,
  kind: choice("The kind", endpointKinds),
  idempotencyKey: idempotencyKey(),
});
export type AddEndpoint = z.output<typeof addEndpointInput>;

/** The whole endpoint as it shall be; its kind stays. */
export const changeEndpointInput = z.object({ ...endpointFields, id: id("This endpoint") });
export type ChangeEndpoint = z.output<typeof changeEndpointInput>;

export const endpointInput = z.object({ id: id("This endpoint") });
export type NamedEndpoint = z.output<typeof endpointInput>;

export const retryRequestInput = z.object({ id: id("This request") });
export type RetryRequest = z.output<typeof retryRequestInput>;

/** The secret of the private page, as it stands in its address. */
const token = z.string().max(200);

export const addOwnEndpointInput = z.object({
  token,
  url: url.refine(
    (value) => !URL.canParse(value) || new URL(value).protocol === "https:",
    "The address must begin with https://.",
  ),
  kind: choice("The kind", endpointKinds),
  idempotencyKey: idempotencyKey(),
});
export type AddOwnEndpoint = z.output<typeof addOwnEndpointInput>;

export const ownEndpointInput = z.object({ token, id: id("This webhook") });
export type OwnEndpoint = z.output<typeof ownEndpointInput>;
