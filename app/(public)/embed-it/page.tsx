import type { Metadata } from "next";
import { pageMetadata } from "@/app/page-metadata";
import { currentSite } from "@/app/site";
import { BadgeImage } from "@/components/publishing/badge-image";
import { ServiceBadges } from "@/components/publishing/service-badges";
import { Snippet } from "@/components/publishing/snippet";
import { PageHead } from "@/components/site/page-head";
import { Section } from "@/components/ui/section";
import { badgePath, type EmbedScope, embeddingPath, stripPath } from "@/domain/publishing/embeds";
import { env } from "@/server/infra/env";
import { listServiceStates } from "@/server/services/service-states";

const lead =
  "Show the current status where people already look: on the intranet, in a course, in a wiki. What you paste keeps itself up to date, sets no cookie and learns nothing about who reads it.";
const site: EmbedScope = { kind: "site" };

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata({ title: "On your own pages", description: lead, path: embeddingPath });
}

export default async function EmbeddingPage() {
  const [{ name }, services] = await Promise.all([currentSite(), listServiceStates()]);
  const { ORIGIN } = env();
  const [badge, strip] = [ORIGIN + badgePath(site), ORIGIN + stripPath(site)];
  const code = services[0]?.code ?? "MAIL";
  const example = code.toLowerCase();

  return (
    <>
      <PageHead title="On your own pages" lead={lead} />
      <Section id="banner" title="A banner, when something is wrong">
        <p className="mt-2 max-w-measure">
          Put this line into your pages. A banner appears on top of them as long as an incident is open here, with its
          code, the time of the next update and a link. While all is well there is nothing, nor when this site cannot be
          reached. Whoever dismisses it does not see it again until the tab is closed.
        </p>
        <Snippet text={`<script src="${ORIGIN}/widget.js" defer></script>`} />
        <p className="max-w-measure">
          For one service, and at the bottom of the window; <code>data-position=&quot;here&quot;</code> puts it where
          the line is:
        </p>
        <Snippet
          text={`<script src="${ORIGIN}/widget.js" defer data-service="${example}" data-position="bottom"></script>`}
        />
      </Section>
      <Section id="strip" title="A strip, always">
        <p className="mt-2 max-w-measure">A frame with the current status, without a script on your page:</p>
        <iframe
          src={stripPath(site)}
          title={`Current status: ${name}`}
          className="my-2 h-32 w-full rounded-box border border-line"
        />
        <Snippet
          text={`<iframe src="${strip}" title="Current status" style="width: 100%; height: 8rem; border: 0"></iframe>`}
        />
        <p className="max-w-measure">
          For one service: <code className="break-all">{ORIGIN + stripPath({ kind: "service", code })}</code>
        </p>
      </Section>
      <Section id="badge" title="A badge">
        <p className="mt-2">
          <BadgeImage scope={site} of={name} />
        </p>
        <p className="max-w-measure">In a page, and in a read-me file:</p>
        <Snippet text={`<a href="${ORIGIN}"><img src="${badge}" alt="Status"></a>`} />
        <Snippet text={`[![Status](${badge})](${ORIGIN})`} />
      </Section>
      {services.length > 0 && (
        <Section id="services" title="For one service">
          <ServiceBadges services={services} />
        </Section>
      )}
      <Section id="scripts" title="For scripts">
        <p className="mt-2 max-w-measure">
          The first line of <a href="/status.txt">status.txt</a> is <code>ok</code>, <code>maintenance</code>,{" "}
          <code>degraded</code>, <code>outage</code> or <code>unknown</code>. Open incidents follow, one on a line, and
          then the services. This does something only while all is well:
        </p>
        <Snippet text={`curl -fsS ${ORIGIN}/status.txt | head -n 1 | grep -qx ok && ./send-the-newsletter`} />
        <p className="max-w-measure">
          Programs written for Statuspage can read this site under <code>/api/v2/</code>; feeds and calendars are on{" "}
          <a href="/feeds">a page of their own</a>.
        </p>
      </Section>
      <Section id="links" title="In a chat">
        <p className="mt-2 max-w-measure">
          Paste the address of an incident: the preview shows its title, its status and the time of the next update, as
          of the time in the picture.
        </p>
      </Section>
    </>
  );
}
