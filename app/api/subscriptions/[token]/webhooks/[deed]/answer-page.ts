import { type WebhookForm, webhookFormHeader } from "@/app/(visitor)/subscriptions/[token]/webhooks/webhook-form";
import { refusalStatuses } from "@/app/api/comments/refused-page";
import { internalOrigin } from "@/app/api/internal-origin";
import { log } from "@/server/infra/log";
import { renderVisitorPage } from "@/server/publication/render";

/** The page of a subscriber's webhooks, with what became of its form. */
export async function answerPage(
  path: string,
  form: WebhookForm,
  outcome: 200 | keyof typeof refusalStatuses,
): Promise<Response> {
  const status = outcome === 200 ? 200 : refusalStatuses[outcome];
  try {
    const { html } = await renderVisitorPage(internalOrigin(), path, webhookFormHeader.write(form));

    return answer(html, status, "text/html");
  } catch (error) {
    log.error({ err: error }, "the page of a subscriber's webhooks could not be shown");
    const said = [form.said, form.secret, form.refusal?.message].filter((line) => typeof line === "string");

    return answer(`${said.join("\n")}\n`, form.refusal ? 503 : 200, "text/plain");
  }
}

function answer(body: string, status: number, type: string): Response {
  const headers = {
    "cache-control": "no-store",
    "x-robots-tag": "noindex",
    "content-type": `${type}; charset=utf-8`,
  };

  return new Response(body, { status, headers });
}
