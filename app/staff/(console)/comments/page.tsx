import type { Metadata } from "next";
import { firstOf } from "@/app/staff/search-params";
import { requireStaffWith } from "@/app/staff/session";
import { ChecklistProgress } from "@/components/console/comments/checklist-progress";
import { Moderation } from "@/components/console/comments/moderation";
import type { ModerationShow } from "@/components/console/comments/moderation-list";
import { commentsPath, ModerationViewsNav } from "@/components/console/comments/moderation-views-nav";
import { MailTrouble } from "@/components/console/dashboard/mail-trouble";
import { MissingMail } from "@/components/console/dashboard/missing-mail";
import { PageTitle } from "@/components/ui/page-title";
import { formatCode, parseCode } from "@/domain/shared/codes";
import { mailTroubles, missingMailSettings } from "@/domain/inbox/mail-state";
import { hasPermission } from "@/domain/accounts/permissions";
import { listAnswerTemplates } from "@/server/comments/answer-templates/queries";
import {
  countHeldComments,
  findModerationMark,
  listCommentsToModerate,
  listCommentsOfIncident,
} from "@/server/comments/moderation-queries";
import { listKnownErrorChoices } from "@/server/known-errors/queries";
import { listOpenIncidents, listRecentlyEnded } from "@/server/incidents/queries";
import { findMailState } from "@/server/inbox/queries";
import { findSite } from "@/server/site/queries";
import { answer, attach, link, merge, moderate, promote, separate, triage } from "./actions";

export const metadata: Metadata = { title: "Comments" };

export default async function CommentsPage({ searchParams }: PageProps<"/staff/comments">) {
  const actor = await requireStaffWith("comment.moderate");
  const query = await searchParams;
  const code = codeIn(firstOf(query.incident));
  const show = showIn(code, firstOf(query.show));
  const now = new Date();
  // Before the comments: what comes between the two is asked for again.
  const mark = await findModerationMark(actor);
  const [comments, heldCount, open, ended, knownErrors, templates, mail, { timeZone }] = await Promise.all([
    code === null ? listCommentsToModerate(actor) : listCommentsOfIncident(actor, code),
    countHeldComments(actor),
    listOpenIncidents(now),
    listRecentlyEnded(now, 5),
    listKnownErrorChoices(),
    listAnswerTemplates(actor),
    findMailState(actor),
    findSite(),
  ]);
  const incidents = [...open, ...ended].map(({ code: known, title }) => ({ code: known, title }));
  const canPromote = hasPermission(actor, "update.post");

  return (
    <div className="mx-auto max-w-3xl">
      <PageTitle>{titleOf(code, show, heldCount)}</PageTitle>
      <ModerationViewsNav current={pathOf(code, show)} heldCount={heldCount} incidents={open} />
      <MailTrouble sentences={mailTroubles(mail, { open, timeZone, now })} />
      {code !== null && <ChecklistProgress code={code} comments={comments} showsUnanswered={show === "unanswered"} />}
      <Moderation
        key={pathOf(code, show)}
        comments={comments}
        show={show}
        isChecklist={code !== null}
        mark={mark}
        choices={{ incidents, knownErrors, templates }}
        timeZone={timeZone}
        now={now}
        actions={{ moderate, triage, answer, attach, link, merge, separate, promote: canPromote ? promote : null }}
      />
      <MissingMail sentences={missingMailSettings(mail)} />
    </div>
  );
}

/** MAIL-7, of any spelling of it. */
function codeIn(query: string | undefined): string | null {
  const parsed = parseCode(query ?? "");

  return parsed && formatCode({ ...parsed, update: null });
}

function showIn(code: string | null, query: string | undefined): ModerationShow {
  if (code !== null) {
    return query === "unanswered" ? "unanswered" : "incident";
  }

  return query === "all" ? "all" : "held";
}

function pathOf(code: string | null, show: ModerationShow): string {
  if (code !== null) {
    return commentsPath(code, show === "unanswered" ? "unanswered" : "all");
  }

  return show === "all" ? "/staff/comments?show=all" : "/staff/comments";
}

function titleOf(code: string | null, show: ModerationShow, heldCount: number): string {
  if (code !== null) {
    return show === "unanswered" ? `Not answered yet: ${code}` : `Comments on ${code}`;
  }
  if (show === "all") {
    return "All comments";
  }

  return heldCount === 0
    ? "No comments to review"
    : `${heldCount} ${heldCount === 1 ? "comment" : "comments"} to review`;
}
