import type { Metadata } from "next";
import Link from "next/link";
import { requireStaffWith } from "@/app/staff/session";
import { buttonClass } from "@/components/console/button";
import { WebhookList } from "@/components/console/notifications/webhook-list";
import { PageTitle } from "@/components/console/page-title";
import { listWebhooks } from "@/server/notifications/webhooks/queries";
import { findSite } from "@/server/site/queries";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage() {
  const actor = await requireStaffWith("webhook.manage");
  const [webhooks, { timeZone }] = await Promise.all([listWebhooks(actor), findSite()]);

  return (
    <>
      <PageTitle>Webhooks</PageTitle>
      <p className="text-soft">
        Chats and programs that are notified by HTTP of what is posted. What they do not accept is tried again for three
        days; a webhook that accepts nothing for five days is disabled.
      </p>
      <WebhookList webhooks={webhooks} timeZone={timeZone} now={new Date()} />
      <p className="mt-4">
        <Link href="/staff/webhooks/new" className={buttonClass("plain")}>
          Add a webhook
        </Link>
      </p>
    </>
  );
}
