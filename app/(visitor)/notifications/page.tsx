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

export const metadata: Metadata = { title: "Browser notifications", manifest: "/site.webmanifest" };

/** Where a browser subscribes to notifications. `?incident=MAIL-7` or `?service=MAIL`, as links of other pages name it, is selected already. */
export default async function NotificationsPage({ searchParams }: PageProps<"/notifications">) {
  const now = renderedAt();
  const [query, { publicKey }, services, open] = await Promise.all([
    searchParams,
    pushKeys(now),
    listServices(now),
    listOpenIncidents(now),
  ]);

  const chosen = chosenBy(query);
  const byEmail = choosing("/subscribe", chosen);

  return (
    <>
      <PageHead
        title="Browser notifications"
        lead="Your phone or computer shows a notification when something is wrong, and when it is over. We learn no address and no name, and you can turn notifications off here at any time."
      />
      <div data-push={publicKey} className="max-w-measure">
        <p data-push-note="" role="status" className="mt-4 font-semibold empty:hidden">
          This needs a browser that runs scripts. <a href={byEmail}>Get email updates</a> instead.
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
            <Button type="submit">Turn on notifications</Button>
            <Button type="button" look="secondary" data-push-stop="" hidden>
              Turn off
            </Button>
          </p>
        </form>
        <p className="mt-6">
          You can also <a href={byEmail}>get email updates</a>, or use <a href="/feeds">a feed reader or a calendar</a>.
        </p>
      </div>
      <script src="/push.js" defer />
    </>
  );
}
