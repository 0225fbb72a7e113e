import type { Metadata } from "next";
import { choosing, chosenBy } from "@/app/(visitor)/subscribe/chosen-by";
import { renderedAt } from "@/app/site";
import { PageHead } from "@/components/site/page-head";
import { SubscriptionFields } from "@/components/notifications/subscription-fields";
import { Button } from "@/components/ui/button";
import { webhookChoices } from "@/domain/notifications/webhooks";
import { pushKeys } from "@/server/notifications/push/push-keys";
import { listOpenIncidents } from "@/server/incidents/queries";
import { listServices } from "@/server/services/queries";

export const metadata: Metadata = { title: "Be told on this device", manifest: "/site.webmanifest" };

/** Where a browser asks to be told. `?incident=MAIL-7` or `?service=MAIL`, as links of other pages name it, is chosen already. */
export default async function NotificationsPage({ searchParams }: PageProps<"/notifications">) {
  const now = renderedAt();
  const [query, { publicKey }, services, open] = await Promise.all([
    searchParams,
    pushKeys(now),
    listServices(now),
    listOpenIncidents(now),
  ]);

  const chosen = chosenBy(query);
  const byMail = choosing("/subscribe", chosen);

  return (
    <>
      <PageHead
        title="Be told on this device"
        lead="Your phone or computer says it when something is wrong, and when it is over. We learn no address and no name, and you can stop it here at any time."
      />
      <div data-push={publicKey} className="max-w-measure">
        <p data-push-note="" role="status" className="mt-4 font-semibold empty:hidden">
          This needs a browser that runs scripts. <a href={byMail}>Be told by mail</a> instead.
        </p>
        <form data-push-form="" hidden>
          <SubscriptionFields
            values={chosen}
            services={services.map(({ code, name }) => ({ code, name }))}
            incidents={open.map(({ code, title }) => ({ code, title }))}
            choices={webhookChoices}
            errors={{}}
          />
          <p className="mt-4 flex flex-wrap gap-3">
            <Button type="submit">Tell me on this device</Button>
            <Button type="button" look="secondary" data-push-stop="" hidden>
              Stop telling me
            </Button>
          </p>
        </form>
        <p className="mt-6">
          Rather <a href={byMail}>by mail</a>, or <a href="/feeds">in a feed reader or a calendar</a>?
        </p>
      </div>
      <script src="/push.js" defer />
    </>
  );
}
