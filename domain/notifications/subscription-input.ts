import { z } from "zod";
import { choice, id, incidentCode, limits, line, serviceCode } from "@/domain/shared/input";
import { subscriptionChoices } from "./subscriptions";

/** What to be notified of. */
export const subscriptionScopes = {
  /** Everything: what is named beside it is part of that. */
  everything: z.boolean(),
  services: z.array(serviceCode("The service")).max(100, "Choose 100 services or fewer, or everything."),
  incidents: z.array(incidentCode()).max(100, "Choose 100 incidents or fewer, or everything."),
};

const scopes = { ...subscriptionScopes, choice: choice("How often", subscriptionChoices) };

type Named = { everything: boolean; services: readonly string[]; incidents: readonly string[] };

export function refuseNothing({ everything, services, incidents }: Named, context: z.RefinementCtx): void {
  if (!everything && services.length === 0 && incidents.length === 0) {
    const message = "Nothing is chosen. Choose everything, or at least one service.";
    context.addIssue({ code: "custom", path: ["everything"], message });
  }
}

const email = line("Your email address", limits.email)
  .transform((value) => value.toLowerCase())
  .refine((value) => z.email().safeParse(value).success, "This is not an email address. Correct it.");

export const subscribeInput = z
  .object({
    ...scopes,
    email,
    /** The solution of the work that was asked for. */
    proof: z.string().max(4_000).optional().catch(undefined),
  })
  .superRefine(refuseNothing);
export type Subscribe = z.output<typeof subscribeInput>;

/** The secret of the private page, as it is in its address. */
const token = z.string().max(200);

export const changeSubscriptionInput = z.object({ ...scopes, token }).superRefine(refuseNothing);
export type ChangeSubscription = z.output<typeof changeSubscriptionInput>;

export const unsubscribeInput = z.object({ token });
export type Unsubscribe = z.output<typeof unsubscribeInput>;

/** Of somebody who has no link that works. */
export const requestLinkInput = z.object({ email });
export type RequestLink = z.output<typeof requestLinkInput>;

export const resumeSubscriberInput = z.object({ id: id("This address") });
export type ResumeSubscriber = z.output<typeof resumeSubscriberInput>;

export const endSubscriptionInput = z.object({ id: id("This address") });
export type EndSubscription = z.output<typeof endSubscriptionInput>;

/** What the fields of a form choose: `everything`, and a checkbox named for each service and each incident. */
export function subscriptionScopesIn(fields: ReadonlyMap<string, string>) {
  const named = (prefix: string) =>
    [...fields.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));

  return {
    choice: fields.get("choice"),
    everything: fields.get("everything") === "on",
    services: named("service-"),
    incidents: named("incident-"),
  };
}
