import type { Metadata } from "next";
import { pageMetadata } from "@/app/page-metadata";
import { renderedAt } from "@/app/site";
import { FeedAddress } from "@/components/publishing/feed-address";
import { FeedLinks } from "@/components/publishing/feed-links";
import { ServiceFeeds } from "@/components/publishing/service-feeds";
import { PageHead } from "@/components/site/page-head";
import { Section } from "@/components/ui/section";
import { embeddingPath } from "@/domain/publishing/embeds";
import { calendarName, type FeedScope, feedPath, historyFeedNames, updateFeedNames } from "@/domain/publishing/feeds";
import { env } from "@/server/infra/env";
import { listServices } from "@/server/services/queries";

const lead =
  "Follow what is posted here in a feed reader, and what is planned in your calendar. You need no account, and nobody learns your address.";
const site: FeedScope = { kind: "site" };

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata({ title: "Feeds and calendar", description: lead, path: "/feeds", feeds: site });
}

export default async function FeedsPage() {
  const services = await listServices(renderedAt());
  const addressOf = (path: string) => `${env().ORIGIN}${path}`;

  return (
    <>
      <PageHead title="Feeds and calendar" lead={lead} />
      <Section id="reader" title="In a feed reader">
        <div className="max-w-measure space-y-2">
          <p className="mt-2">
            A feed reader looks here for you every few minutes and shows what is new. Add this address to yours; most
            readers also find it by themselves when you give them the address of this site.
          </p>
          <p>
            <FeedAddress address={addressOf(feedPath(site, "updates.atom"))} />
          </p>
          <p>Every update is an item of its own. When it is corrected, the item changes and does not come twice.</p>
        </div>
        <FeedLinks scope={site} names={updateFeedNames} of="all updates" />
        <p className="mt-2 max-w-measure">
          If you would rather have one item for each incident, which grows with every update, take the history:
        </p>
        <FeedLinks scope={site} names={historyFeedNames} of="one item for each incident" />
      </Section>
      <Section id="calendar" title="In your calendar">
        <div className="max-w-measure space-y-2">
          <p className="mt-2">
            Subscribe to this address, and planned maintenance appears in your calendar. When it is moved, it moves
            there too; when it is cancelled, it is marked as cancelled.
          </p>
          <p>
            <FeedAddress address={addressOf(feedPath(site, calendarName))} />
          </p>
          <p>
            In Google Calendar: “Other calendars”, then “From URL”. In Outlook: “Add calendar”, then “Subscribe from
            web”. On a Mac: “File”, then “New Calendar Subscription”. Do not import the file: what is imported no longer
            changes.
          </p>
        </div>
        <FeedLinks scope={site} names={[calendarName]} of="all maintenance" />
      </Section>
      {services.length > 0 && (
        <Section id="services" title="For one service">
          <ServiceFeeds services={services} />
        </Section>
      )}
      <Section id="incident" title="For one incident">
        <p className="mt-2 max-w-measure">
          Add <FeedAddress address="/updates.atom" /> to the address of its page. For MAIL-7 that is{" "}
          <FeedAddress address={addressOf(feedPath({ kind: "incident", code: "MAIL-7" }, "updates.atom"))} />.
        </p>
      </Section>
      <Section id="embed" title="On your own pages">
        <p className="mt-2 max-w-measure">
          A badge, a banner and a strip for pages of yours, and a text for scripts:{" "}
          <a href={embeddingPath}>what to paste for them</a>.
        </p>
      </Section>
    </>
  );
}
