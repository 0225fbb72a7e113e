import { type WebhookForm, webhookFormHeader } from "@/app/(visitor)/subscriptions/[token]/webhooks/webhook-form";
import { refusalStatuses } from "@/app/api/comments/refused-page";
import { internalOrigin } from "@/app/api/internal-origin";
import { privateAnswer } from "@/app/api/private-answer";
import { log } from "@/server/infra/log";
import { renderVisitorPage } from "@/server/publishing/documents/render";

/** The page of a subscriber's webhooks, with what became of its form. */
export async function answerPage(
  path: string,
  form: WebhookForm,
  outcome: 200 | keyof typeof refusalStatuses,
): Promise<Response> {
  const status = outcome === 200 ? 200 : refusalStatuses[outcome];
  try {
    const { html } = await renderVisitorPage(internalOrigin(), path, webhookFormHeader.write(form));

    return privateAnswer(html, status, "text/html");
  } catch (error) {
    log.error({ err: error }, "the page of a subscriber's webhooks could not be shown");
    const said = [form.said, form.secret, form.refusal?.message].filter((line) => typeof line === "string");

    return privateAnswer(`${said.join("\n")}\n`, form.refusal ? 503 : 200, "text/plain");
  }
}
