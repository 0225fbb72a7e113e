import type { Metadata } from "next";
import Link from "next/link";
import { OpenAlerts } from "@/components/console/monitoring/alerts/open-alerts";
import { buttonClass } from "@/components/ui/button";
import { CommentPause } from "@/components/console/comments/comment-pause";
import { Disagreements } from "@/components/console/dashboard/disagreements";
import { MailTrouble } from "@/components/console/dashboard/mail-trouble";
import { DutyLeads } from "@/components/console/dashboard/duty-leads";
import { DraftList } from "@/components/console/dashboard/draft-list";
import { IncidentList } from "@/components/console/dashboard/incident-list";
import { WithdrawnList } from "@/components/console/dashboard/withdrawn-list";
import { StillBroken } from "@/components/console/dashboard/still-broken";
import { FirstSteps } from "@/components/console/dashboard/first-steps";
import { PageTitle } from "@/components/ui/page-title";
import { RefreshEvery } from "@/components/console/refresh-every";
import { Section } from "@/components/ui/section";
import { mailTroubles } from "@/domain/inbox/mail-state";
import { hasPermission } from "@/domain/accounts/permissions";
import { hasServiceRight } from "@/domain/accounts/service-rights";
import { listDutyLeads } from "@/server/accounts/users/queries";
import { listOpenAlerts } from "@/server/monitoring/alerts/queries";
import { countHeldComments } from "@/server/comments/moderation-queries";
import { findCommentPause } from "@/server/comments/queries";
import { listStillBroken } from "@/server/confirmations/still-broken";
import { listDrafts } from "@/server/incidents/drafts/queries";
import { listOpenIncidents, listRecentlyEnded, listUpcomingMaintenance } from "@/server/incidents/queries";
import { listWithdrawn } from "@/server/incidents/withdrawals";
import { listServices } from "@/server/services/queries";
import { findMailState } from "@/server/inbox/queries";
import { findSite } from "@/server/site/queries";
import { attach, dismiss } from "@/app/staff/(console)/alerts/actions";
import { requireStaff } from "@/app/staff/session";
import { pause, resume } from "./pause-actions";
import { disagreementsOfNow } from "./disagreements-of-now";

export const metadata: Metadata = { title: "Dashboard" };

export default async function DashboardPage() {
  const actor = await requireStaff();
  const now = new Date();
  const [
    site,
    open,
    upcoming,
    ended,
    drafts,
    services,
    heldCount,
    alerts,
    commentPause,
    stillBroken,
    mail,
    withdrawn,
    dutyLeads,
  ] = await Promise.all([
    findSite(),
    listOpenIncidents(now),
    listUpcomingMaintenance(now),
    listRecentlyEnded(now, 5),
    hasPermission(actor, "draft.save") ? listDrafts(actor) : [],
    listServices(now),
    countHeldComments(actor),
    listOpenAlerts(actor, now),
    findCommentPause(null),
    listStillBroken(actor, now),
    findMailState(actor),
    listWithdrawn(actor, 5),
    listDutyLeads(actor),
  ]);
  const disagreements = await disagreementsOfNow(actor, { services, open }, now);
  const times = { timeZone: site.timeZone, now };

  return (
    <>
      <RefreshEvery seconds={15} />
      <PageTitle>{titleOf(open.length, alerts.waitingCount)}</PageTitle>
      {services.length === 0 && <FirstSteps isAdmin={hasPermission(actor, "service.manage")} />}
      <DutyLeads leads={dutyLeads} />
      <StillBroken found={stillBroken} readerId={actor.id} {...times} />
      <MailTrouble sentences={mailTroubles(mail, { open, ...times })} />
      <Disagreements disagreements={disagreements} />
      <IncidentList incidents={open} {...times} />
      <OpenAlerts
        alerts={alerts}
        incidents={open.map(({ code, title }) => ({ code, title }))}
        {...times}
        actions={hasPermission(actor, "alert.decide") ? { attach, dismiss } : null}
      />
      {hasPermission(actor, "incident.open") && services.length > 0 && <NewEntryLinks />}
      {heldCount > 0 && (
        <Section title={`${heldCount} ${heldCount === 1 ? "comment" : "comments"} to review`}>
          <Link href="/staff/comments" className={`mt-2 ${buttonClass("secondary")}`}>
            Review comments
          </Link>
        </Section>
      )}
      <CommentPause
        incidentCode={null}
        pause={commentPause}
        {...times}
        actions={
          hasPermission(actor, "comment.pause") && hasServiceRight(actor, "comment.pause", [])
            ? { pause, resume }
            : null
        }
      />
      {hasPermission(actor, "draft.save") && <DraftList userId={actor.id} drafts={drafts} {...times} />}
      {upcoming.length > 0 && (
        <Section title="Planned">
          <IncidentList incidents={upcoming} {...times} />
        </Section>
      )}
      {ended.length > 0 && (
        <Section title="Ended recently">
          <IncidentList incidents={ended} {...times} />
        </Section>
      )}
      <WithdrawnList incidents={withdrawn} {...times} />
    </>
  );
}

function titleOf(openCount: number, alertCount: number): string {
  const open =
    openCount === 0 ? "No open incidents" : `${openCount} open ${openCount === 1 ? "incident" : "incidents"}`;

  return alertCount === 0 ? open : `${open} · ${alertCount} ${alertCount === 1 ? "alert" : "alerts"} firing`;
}

function NewEntryLinks() {
  return (
    <p className="mt-4 flex flex-wrap gap-2">
      <Link href="/staff/incidents/new?kind=incident" className={buttonClass("primary")}>
        Open an incident
      </Link>
      <Link href="/staff/incidents/new?kind=maintenance" className={buttonClass("secondary")}>
        Plan maintenance
      </Link>
      <Link href="/staff/incidents/new?kind=notice" className={buttonClass("secondary")}>
        Post a notice
      </Link>
    </p>
  );
}
