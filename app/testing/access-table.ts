import type { Role } from "@/domain/shared/words";

/** Who is let in: whoever has this role or a higher one; or anybody, signed in or not. */
export type Access = Role | "anybody";

type Row = readonly [where: string, access: Access, names: string];

/** Every server action, by hand. */
const actions: readonly Row[] = [
  ["helpdesk/(phone)/actions", "helpdesk", "countCaller saveScript uncountCaller"],
  ["staff/(console)/account/actions", "helpdesk", "endOne endOthers requestOwnAddress saveOwnName savePassword"],
  // Who is signed out already is signed out.
  ["staff/(console)/account/actions", "anybody", "endThisSession"],
  ["staff/(console)/alert-sources/actions", "admin", "createAlertSource deleteAlertSource renewSecret savePointers"],
  ["staff/(console)/alerts/actions", "editor", "attach dismiss"],
  ["staff/(console)/alerts/rules/actions", "admin", "deleteRule saveRule"],
  ["staff/(console)/comments/actions", "helpdesk", "answer attach link merge moderate separate triage"],
  ["staff/(console)/comments/actions", "editor", "promote"],
  ["staff/(console)/comments/emails/actions", "helpdesk", "add"],
  ["staff/(console)/comments/templates/actions", "helpdesk", "add change remove reorder"],
  ["staff/(console)/incidents/[code]/about/actions", "editor", "saveAbout"],
  ["staff/(console)/incidents/[code]/about/actions", "helpdesk", "saveScript"],
  ["staff/(console)/incidents/[code]/discount-actions", "editor", "countAgain discountTaps"],
  ["staff/(console)/incidents/[code]/occurrence-actions", "editor", "addOne removeOne"],
  ["staff/(console)/incidents/[code]/updates/[number]/actions", "editor", "saveKnownErrors saveUpdate"],
  ["staff/(console)/incidents/[code]/wrong/actions", "editor", "move restore withdraw"],
  ["staff/(console)/incidents/actions", "editor", "postEntry previewText"],
  ["staff/(console)/known-errors/actions", "editor", "addCount createKnownError deleteCount"],
  ["staff/(console)/known-errors/actions", "editor", "deleteKnownError saveKnownError"],
  ["staff/(console)/pause-actions", "editor", "pause resume"],
  ["staff/(console)/search/actions", "admin", "saveSynonyms"],
  ["staff/(console)/services/actions", "admin", "archiveService createService moveServiceGroup moveServiceInGroup"],
  ["staff/(console)/services/actions", "admin", "removeService saveGroupName saveService saveServiceCode"],
  ["staff/(console)/site/actions", "admin", "saveSite"],
  ["staff/(console)/sources/metric-actions", "admin", "createMetric deleteMetric saveMetric"],
  ["staff/(console)/sources/source-actions", "admin", "createSource deleteSource renewToken saveSource"],
  ["staff/(console)/sources/try-actions", "admin", "tryIt"],
  ["staff/(console)/subscribers/actions", "admin", "deleteOne resumeOne"],
  ["staff/(console)/users/actions", "admin", "changeRole disable enable invite makeLink"],
  ["staff/(console)/users/actions", "admin", "removeFactor rename requestAddress saveRights withdraw"],
  ["staff/(console)/webhooks/actions", "admin", "createWebhook deleteWebhook pauseOne renewSecret"],
  ["staff/(console)/webhooks/actions", "admin", "resumeOne retryOne saveWebhook tryWebhook"],
  // A one-time link, or the address that it is sent to, says who it is.
  ["staff/confirm-address/actions", "anybody", "confirm"],
  ["staff/new-password/actions", "anybody", "choosePassword"],
  ["staff/reset-password/actions", "anybody", "requestReset"],
  ["staff/second-factor/actions", "helpdesk", "beginApp beginOwnPasskey confirmApp makeCodes"],
  ["staff/second-factor/actions", "helpdesk", "removeOwn renameOwnPasskey saveOwnPasskey"],
  ["staff/welcome/actions", "anybody", "accept"],
];

/** Every page of staff and help desk, by hand. */
const pages: readonly Row[] = [
  ["helpdesk", "helpdesk", "(phone)"],
  ["staff", "helpdesk", "(console) home"],
  ["staff/(console)", "helpdesk", "account comments known-errors"],
  ["staff/(console)/comments", "helpdesk", "emails emails/[id] templates templates/[id]"],
  ["staff/(console)/incidents", "helpdesk", "[code] [code]/poster"],
  ["staff/(console)/incidents", "editor", "[code]/about [code]/updates/[number] [code]/wrong new"],
  ["staff/(console)/known-errors", "editor", "[slug] new"],
  ["staff/(console)", "admin", "alert-sources alert-sources/[id] alerts/rules alerts/rules/[id] alerts/rules/new"],
  ["staff/(console)", "admin", "audit search services services/[code] settings site subscribers users users/[id]"],
  ["staff/(console)", "admin", "sources sources/[id] sources/metrics/[id] sources/metrics/new sources/new"],
  ["staff/(console)", "admin", "webhooks webhooks/[id] webhooks/new"],
  ["staff", "anybody", "confirm-address new-password reset-password second-factor sign-in welcome"],
  ["staff/second-factor", "helpdesk", "set-up"],
];

/** Every route handler that answers by who is signed in, with its method. */
const routes: readonly Row[] = [
  ["helpdesk/answers", "helpdesk", "GET"],
  ["staff/(console)/audit/export", "admin", "GET"],
  ["staff/(console)/comments/mark", "helpdesk", "GET"],
  ["staff/drafts", "editor", "PUT"],
];

/** What asks for no session: a limit, a private link or a secret of a program's own is asked for there. */
export const withoutSession: readonly string[] = [
  "api/alerts/[alertSourceId]",
  "api/auth/[...nextauth]",
  "api/auth/passkey",
  "api/auth/passkey/options",
  "api/auth/second-factor",
  "api/comments",
  "api/comments/[token]/correct",
  "api/comments/[token]/follow",
  "api/comments/[token]/withdraw",
  "api/confirmations",
  "api/confirmations/undo",
  "api/members/sign-in",
  "api/occurrences/[alertSourceId]",
  "api/push-subscriptions",
  "api/push-subscriptions/state",
  "api/push-subscriptions/stop",
  "api/subscriptions",
  "api/subscriptions/[token]/change",
  "api/subscriptions/[token]/unsubscribe",
  "api/subscriptions/[token]/webhooks/[action]",
  "api/suggestions",
  "api/unsubscribe",
  "api/v1/pages/[pageId]/metrics/[metricId]",
  "api/v1/pages/[pageId]/metrics/[metricId]/[data]",
  "d/[code]",
];

export const accessOfActions = byEntry(actions, " ");
export const accessOfPages = byEntry(pages, "/");
export const accessOfRoutes = byEntry(routes, " ");

function byEntry(rows: readonly Row[], between: string): ReadonlyMap<string, Access> {
  return new Map(
    rows.flatMap(([where, access, names]) =>
      names.split(" ").map((name) => [`${where}${between}${name}`, access] as const),
    ),
  );
}
