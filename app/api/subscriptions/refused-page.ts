import { refusedSubscriptionHeader } from "@/app/(visitor)/subscribe/refused-subscription";
import { refusalStatuses } from "@/app/api/comments/refused-page";
import { internalOrigin } from "@/app/api/internal-origin";
import { privateAnswer } from "@/app/api/private-answer";
import { limits } from "@/domain/shared/input";
import { subscriptionScopesIn } from "@/domain/notifications/subscription-input";
import { log } from "@/server/infra/log";
import type { Refusal } from "@/server/infra/refusal";
import { renderVisitorPage } from "@/server/publishing/documents/render";

/** The page of the form again, with everything that was typed and chosen, and the reason. */
export async function refusedPage(
  path: string,
  refusal: Refusal,
  fields: ReadonlyMap<string, string>,
): Promise<Response> {
  const { choice, services, incidents, ...wishes } = subscriptionScopesIn(fields);
  const values = {
    ...wishes,
    choice: kept(choice),
    // More than the header can carry is no form of ours.
    services: services.slice(0, 200).map((name) => name.slice(0, 10)),
    incidents: incidents.slice(0, 200).map((name) => name.slice(0, 20)),
    email: kept(fields.get("email")),
  };
  try {
    const { html } = await renderVisitorPage(
      internalOrigin(),
      path,
      refusedSubscriptionHeader.write({ message: refusal.message, fields: refusal.fields, values }),
    );

    return privateAnswer(html, refusalStatuses[refusal.code], "text/html");
  } catch (error) {
    log.error({ err: error }, "the form of a subscription could not be shown again");

    return privateAnswer(`${refusal.message}\n`, 503, "text/plain");
  }
}

function kept(typed: string | undefined): string {
  return (typed ?? "").replace(/\p{Cc}/gu, "").slice(0, 2 * limits.email);
}
