import type { Metadata } from "next";
import Link from "next/link";
import { requireStaffWith } from "@/app/staff/session";
import { buttonClass } from "@/components/ui/button";
import { WebhookList } from "@/components/console/notifications/webhook-list";
import { PageTitle } from "@/components/ui/page-title";
import { listWebhooks } from "@/server/notifications/webhooks/queries";
import { findSite } from "@/server/site/queries";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage() {
  const actor = await requireStaffWith("webhook.manage");
  const [webhooks, { timeZone }] = await Promise.all([listWebhooks(actor), findSite()]);

  return (
    <>
      <PageTitle lead="Chats and programs that are notified by HTTP of what is posted. Failed deliveries are retried for three days; a webhook that fails for five days is paused.">
        Webhooks
      </PageTitle>
      <WebhookList webhooks={webhooks} timeZone={timeZone} now={new Date()} />
      <p className="mt-4">
        <Link href="/staff/webhooks/new" className={buttonClass("secondary")}>
          Add a webhook
        </Link>
      </p>
    </>
  );
}
