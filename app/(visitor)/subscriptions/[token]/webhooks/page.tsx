import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { formOutcome } from "@/app/(visitor)/form-outcome";
import { PageHead } from "@/components/site/page-head";
import { OwnWebhook } from "@/components/notifications/own-webhook";
import { WebhookFields } from "@/components/notifications/webhook-fields";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Section } from "@/components/ui/section";
import { maxOwnWebhooks } from "@/domain/notifications/webhooks";
import { listOwnWebhooks } from "@/server/notifications/webhooks/queries";

// The address is the key to this page: no other page learns it.
export const metadata: Metadata = { title: "Your webhooks", referrer: "no-referrer" };

/** The chats and programs that get a subscriber's updates as well. Opening it changes nothing; its buttons do. */
export default async function WebhooksPage({ params }: PageProps<"/subscriptions/[token]/webhooks">) {
  const { token } = await params;
  const webhooks = await listOwnWebhooks(token);
  if (!webhooks) {
    notFound();
  }
  const outcome = await formOutcome();
  const refusal = outcome?.refusal;
  const action = `/api/subscriptions/${token}/webhooks`;

  return (
    <>
      <PageHead title="Your webhooks" />
      {refusal && <ErrorSummary message={refusal.message} fields={refusal.fields} />}
      {outcome?.done && <Done {...outcome.done} />}
      <p className="max-w-measure">
        A chat or a program of yours can get the same updates as you get by email, at once. What it does not accept is
        tried again for three days. <a href={`/subscriptions/${token}`}>Your email updates</a>
      </p>
      <ul className="max-w-measure">
        {webhooks.map((webhook) => (
          <OwnWebhook key={webhook.id} webhook={webhook} action={action} />
        ))}
      </ul>
      {webhooks.length < maxOwnWebhooks ? (
        <Section id="add" title="Add a webhook">
          <form method="post" action={`${action}/add`} noValidate className="max-w-measure">
            <input type="hidden" name="idempotencyKey" value={randomUUID()} />
            <WebhookFields
              values={{ url: outcome?.typed.get("url") ?? "", kind: outcome?.typed.get("kind") ?? "webhook" }}
              errors={refusal?.fields ?? {}}
            />
            <p className="mt-4">
              <Button type="submit">Add</Button>
            </p>
          </form>
        </Section>
      ) : (
        <p>You have {maxOwnWebhooks} webhooks, which is the maximum. Remove one to add another.</p>
      )}
    </>
  );
}

function Done({ message, secret }: { message: string; secret: string | null }) {
  return (
    <Card>
      <p role="status" className="font-semibold">
        {message}
      </p>
      {secret !== null && (
        <p className="mt-2 break-all">
          Its secret, which proves that a request is from us: <code>{secret}</code> Copy it now: it is not shown again.
        </p>
      )}
    </Card>
  );
}
