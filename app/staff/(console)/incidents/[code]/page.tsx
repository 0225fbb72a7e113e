import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { firstOf } from "@/app/staff/search-params";
import { requireStaff } from "@/app/staff/session";
import { pause, resume } from "@/app/staff/(console)/pause-actions";
import { postEntry, previewText } from "@/app/staff/(console)/incidents/actions";
import { countAgain, discountTaps } from "./discount-actions";
import { addOne, removeOne } from "./occurrence-actions";
import { loadComposer } from "@/app/staff/(console)/incidents/composer-data";
import { CommentPause } from "@/components/console/comments/comment-pause";
import { Composer } from "@/components/console/incidents/composer/composer";
import { valuesForUpdate } from "@/components/console/incidents/composer/values";
import { StillBroken } from "@/components/console/dashboard/still-broken";
import { IncidentHeading } from "@/components/console/incidents/incident-heading";
import { PostedNote } from "@/components/console/incidents/posted-note";
import { StaffConfirmations } from "@/components/console/incidents/staff-confirmations";
import { StaffOccurrences } from "@/components/console/incidents/staff-occurrences";
import { TapPlaces } from "@/components/console/incidents/tap-places";
import { WithdrawnNote } from "@/components/console/incidents/withdrawn-note";
import { OutsideNote } from "@/components/console/incidents/outside-note";
import { StaffTimeline } from "@/components/console/incidents/staff-timeline";
import { NotificationProgress } from "@/components/console/notifications/notification-progress";
import { type EditorPermission, hasPermission } from "@/domain/accounts/permissions";
import { hasServiceRight } from "@/domain/accounts/service-rights";
import type { IncidentView } from "@/domain/incidents/views";
import { findCommentPause } from "@/server/comments/queries";
import { listConfirmationCurve } from "@/server/confirmations/curve";
import { countConfirmations, listConfirmationDetails } from "@/server/confirmations/queries";
import { findTapPlaces } from "@/server/confirmations/tap-places";
import { listStillBroken } from "@/server/confirmations/still-broken";
import { findSeenIncident } from "@/server/incidents/seen-incident";
import { listNamedServices } from "@/server/incidents/withdrawals";
import { findIncidentForStaff } from "@/server/incidents/queries";
import { listOccurrences } from "@/server/incidents/occurrences/queries";
import { findSite } from "@/server/site/queries";
import { listProgress } from "@/server/notifications/queries";
import type { StaffActor } from "@/server/accounts/users/queries";

export async function generateMetadata({ params }: PageProps<"/staff/incidents/[code]">): Promise<Metadata> {
  return { title: (await params).code.toUpperCase() };
}

export default async function StaffIncidentPage({ params, searchParams }: PageProps<"/staff/incidents/[code]">) {
  const { code } = await params;
  const actor = await requireStaff();
  const now = new Date();
  const incident = await findIncidentForStaff(actor, code, now);
  if (!incident) {
    notFound();
  }
  const namedCodes = (await listNamedServices(actor, incident.code)).map((service) => service.code);
  const isWithdrawn = incident.withdrawnAt !== null;
  const may = (permission: EditorPermission) =>
    hasPermission(actor, permission) && hasServiceRight(actor, permission, namedCodes);
  const canPost = !isWithdrawn && may("update.post");
  const [{ timeZone }, occurrences, commentPause, stillBroken, progress] = await Promise.all([
    findSite(),
    listOccurrences(incident.code),
    findCommentPause(incident.code),
    incident.endedAt ? listStillBroken(actor, now) : [],
    listProgress(actor, incident.code),
  ]);

  return (
    <div className="mx-auto max-w-2xl">
      <IncidentHeading incident={incident} timeZone={timeZone} now={now} canChange={canPost} />
      {incident.withdrawnAt && (
        <WithdrawnNote
          code={incident.code}
          at={incident.withdrawnAt}
          timeZone={timeZone}
          now={now}
          canRestore={may("incident.withdraw")}
        />
      )}
      <StillBroken
        found={stillBroken.filter(({ code: broken }) => broken === incident.code)}
        readerId={actor.id}
        timeZone={timeZone}
        now={now}
        isLinked={false}
      />
      <PostedNote code={firstOf((await searchParams).posted)} />
      <NotificationProgress channels={progress} />
      <OutsideNote actor={actor} code={incident.code} codes={namedCodes} />
      {canPost && <UpdateComposer actor={actor} incident={incident} now={now} />}
      <Confirmations
        actor={actor}
        incident={incident}
        timeZone={timeZone}
        now={now}
        canDiscount={may("confirmation.discount")}
      />
      {incident.kind === "incident" && (
        <StaffOccurrences
          incidentCode={incident.code}
          occurrences={occurrences}
          timeZone={timeZone}
          now={now}
          actions={!isWithdrawn && may("occurrence.add") ? { add: addOne, remove: removeOne } : null}
        />
      )}
      <CommentPause
        incidentCode={incident.code}
        pause={commentPause}
        timeZone={timeZone}
        now={now}
        actions={!isWithdrawn && may("comment.pause") ? { pause, resume } : null}
      />
      <StaffTimeline incident={incident} timeZone={timeZone} now={now} canEdit={canPost} />
    </div>
  );
}

type ConfirmationsProps = {
  actor: StaffActor;
  incident: IncidentView;
  timeZone: string;
  now: Date;
  canDiscount: boolean;
};

async function Confirmations({ actor, incident, timeZone, now, canDiscount }: ConfirmationsProps) {
  const [counts, curve, details, places] = await Promise.all([
    countConfirmations(actor, incident.code),
    listConfirmationCurve(actor, incident.code, now),
    listConfirmationDetails(actor, incident.code),
    findTapPlaces(actor, incident.code),
  ]);

  return (
    <StaffConfirmations counts={counts} curve={curve} details={details} timeZone={timeZone} now={now}>
      <TapPlaces
        incidentCode={incident.code}
        places={places}
        timeZone={timeZone}
        now={now}
        actions={canDiscount ? { discount: discountTaps, withdraw: countAgain } : null}
      />
    </StaffConfirmations>
  );
}

type UpdateComposerProps = { actor: StaffActor; incident: IncidentView; now: Date };

async function UpdateComposer({ actor, incident, now }: UpdateComposerProps) {
  const [{ readings, ...data }, seen] = await Promise.all([
    loadComposer(actor, aboutOf(incident), now),
    findSeenIncident(actor, incident.code),
  ]);
  const isBeyond = readings.some((reading) => reading.isBeyond);

  return (
    <Composer
      key={lastNumberOf(incident.updates)}
      userId={actor.id}
      draftId={null}
      incident={{ code: incident.code, hasWorkaround: incident.workaround !== null }}
      initial={valuesForUpdate(incident.kind, seen ?? { status: incident.status, services: [] }, {
        basedOn: lastNumberOf(incident.updates),
        addsReadings: isBeyond && incident.endedAt === null,
      })}
      readings={readings}
      {...data}
      post={postEntry}
      preview={previewText}
    />
  );
}

function aboutOf({ code, affected }: IncidentView) {
  return { draftOf: { incident: code }, serviceCodes: affected.map(({ serviceCode }) => serviceCode) };
}

function lastNumberOf(updates: IncidentView["updates"]): number {
  return Math.max(0, ...updates.map(({ number }) => number));
}
