import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { PageHead } from "@/components/site/page-head";
import { OwnWebhook } from "@/components/notifications/own-webhook";
import { WebhookFields } from "@/components/notifications/webhook-fields";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Section } from "@/components/ui/section";
import { maxOwnWebhooks } from "@/domain/notifications/webhooks";
import { listOwnWebhooks } from "@/server/notifications/webhooks/own-queries";
import { type WebhookForm, webhookFormHeader } from "./webhook-form";

// The address is the key to this page: no other page learns it.
export const metadata: Metadata = { title: "Your webhooks", referrer: "no-referrer" };

/** The chats and programs that get a subscriber's updates as well. Opening it changes nothing; its buttons do. */
export default async function WebhooksPage({ params }: PageProps<"/subscriptions/[token]/webhooks">) {
  const { token } = await params;
  const webhooks = await listOwnWebhooks(token);
  if (!webhooks) {
    notFound();
  }
  const form = webhookFormHeader.read(await headers());
  const action = `/api/subscriptions/${token}/webhooks`;

  return (
    <>
      <PageHead title="Your webhooks" />
      {form?.refusal && <ErrorSummary message={form.refusal.message} fields={form.refusal.fields} />}
      {form && <Done form={form} />}
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
            <WebhookFields values={form?.values ?? nothing} errors={form?.refusal?.fields ?? {}} />
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

const nothing = { url: "", kind: "webhook" };

function Done({ form: { said, secret } }: { form: WebhookForm }) {
  return said === null ? null : (
    <Card>
      <p role="status" className="font-semibold">
        {said}
      </p>
      {secret !== null && (
        <p className="mt-2 break-all">
          Its secret, which proves that a request is from us: <code>{secret}</code> Copy it now: it is not shown again.
        </p>
      )}
    </Card>
  );
}
