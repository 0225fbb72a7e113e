import type { Metadata } from "next";
import { notFound } from "next/navigation";
import * as actions from "@/app/staff/(console)/webhooks/actions";
import { requireStaffWith } from "@/app/staff/session";
import { ActionButton } from "@/components/console/action-button";
import { ConsoleForm } from "@/components/console/console-form";
import { WebhookFields } from "@/components/console/notifications/webhook-fields";
import { DeliveryLog } from "@/components/console/notifications/delivery-log";
import { SecretForm } from "@/components/console/secret-form";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { webhookFieldsOf } from "@/domain/notifications/webhook-input";
import { webhookKindLabels } from "@/domain/notifications/webhooks";
import { fieldsOf } from "@/domain/shared/changed-since";
import { formatDateTime } from "@/domain/shared/time";
import { findWebhook, listWebhookDeliveries } from "@/server/notifications/webhooks/queries";
import { listServices } from "@/server/services/queries";
import { findSite } from "@/server/site/queries";

export const metadata: Metadata = { title: "Webhook" };

export default async function WebhookPage({ params }: PageProps<"/staff/webhooks/[id]">) {
  const actor = await requireStaffWith("webhook.manage");
  const { id } = await params;
  const now = new Date();
  const webhook = await findWebhook(actor, id);
  if (!webhook) {
    notFound();
  }
  const [deliveries, services, { timeZone }] = await Promise.all([
    listWebhookDeliveries(actor, id),
    listServices(now),
    findSite(),
  ]);
  const { name, kind, host, disabledFor, formerSecretUntil } = webhook;

  return (
    <>
      <PageTitle>{name}</PageTitle>
      <p className="text-soft">
        {webhookKindLabels[kind]} · {host}
      </p>
      {disabledFor !== null && (
        <Note tone="slow">
          <b>Paused: nothing is sent to it.</b> {disabledFor}
        </Note>
      )}
      <ConsoleForm action={actions.tryWebhook} submitLabel="Send a test" hidden={{ id }} />
      <div className="mt-3 flex flex-wrap gap-2">
        {disabledFor === null ? (
          <ActionButton action={actions.pauseOne} fields={{ id }} label={`Pause ${name}`}>
            Pause
          </ActionButton>
        ) : (
          <ActionButton action={actions.resumeOne} fields={{ id }} label={`Resume ${name}`}>
            Resume
          </ActionButton>
        )}
      </div>
      <Section title="What was sent">
        <DeliveryLog deliveries={deliveries} retry={actions.retryOne} timeZone={timeZone} now={now} />
      </Section>
      {!webhook.isOfSubscriber && (
        <Section title="Change it">
          <ConsoleForm
            action={actions.saveWebhook}
            submitLabel="Save"
            hidden={{ id }}
            basedOn={fieldsOf(webhookFieldsOf({ ...webhook, url: webhook.url ?? "" }))}
            keepAs={`webhook:${id}`}
          >
            <WebhookFields
              services={services.map((each) => ({ code: each.code, name: each.name }))}
              webhook={webhook}
            />
          </ConsoleForm>
        </Section>
      )}
      {kind === "webhook" && !webhook.isOfSubscriber && (
        <Section title="Secret">
          <p className="text-soft">
            For a day after a new one is made, deliveries are signed with both.
            {formerSecretUntil !== null &&
              formerSecretUntil > now &&
              ` The one before signs until ${formatDateTime(formerSecretUntil, timeZone, now)}.`}
          </p>
          <SecretForm action={actions.renewSecret} submitLabel="Make a new secret" hidden={{ id }} />
        </Section>
      )}
      <Section title="Remove it">
        <p className="text-soft">Its queued deliveries and its log are deleted with it.</p>
        <ConsoleForm action={actions.deleteWebhook} submitLabel={`Remove ${name}`} hidden={{ id }} />
      </Section>
    </>
  );
}
