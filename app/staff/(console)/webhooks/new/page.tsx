import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import Link from "next/link";
import { createWebhook } from "@/app/staff/(console)/webhooks/actions";
import { requireStaffWith } from "@/app/staff/session";
import { WebhookFields } from "@/components/console/notifications/webhook-fields";
import { SecretForm } from "@/components/console/secret-form";
import { PageTitle } from "@/components/ui/page-title";
import { listServices } from "@/server/services/queries";

export const metadata: Metadata = { title: "Add a webhook" };

export default async function NewWebhookPage() {
  await requireStaffWith("webhook.manage");
  const services = await listServices(new Date());

  return (
    <>
      <PageTitle>Add a webhook</PageTitle>
      <SecretForm
        action={createWebhook}
        submitLabel="Add"
        hidden={{ idempotencyKey: randomUUID() }}
        keepAs="webhook:new"
      >
        <WebhookFields services={services.map(({ code, name }) => ({ code, name }))} />
      </SecretForm>
      <p className="mt-4">
        <Link href="/staff/webhooks">All webhooks</Link>
      </p>
    </>
  );
}
