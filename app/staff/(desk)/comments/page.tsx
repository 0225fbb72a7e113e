import type { Metadata } from "next";
import { requireStaffWith } from "@/app/staff/session";
import { DeskComments } from "@/components/console/comments/desk-comments";
import { PageTitle } from "@/components/console/page-title";
import { RefreshEvery } from "@/components/console/refresh-every";
import { Section } from "@/components/console/section";
import { listCommentsForDesk } from "@/server/comments/desk-queries";
import { listOpenIncidents } from "@/server/incidents/queries";
import { findSite } from "@/server/site/queries";
import { answer, attach, moderate, triage } from "./actions";

export const metadata: Metadata = { title: "Comments" };

export default async function CommentsPage() {
  await requireStaffWith("comment.moderate");
  const now = new Date();
  const [comments, open, { timeZone }] = await Promise.all([listCommentsForDesk(), listOpenIncidents(now), findSite()]);
  const held = comments.filter(({ state }) => state === "held");
  const decided = comments.filter(({ state }) => state !== "held");
  const rest = {
    incidents: open.map(({ code, title }) => ({ code, title })),
    timeZone,
    now,
    actions: { moderate, triage, answer, attach },
  };

  return (
    <div className="mx-auto max-w-2xl">
      <RefreshEvery seconds={20} />
      <PageTitle>{held.length === 0 ? "No comment waits" : `${held.length} waiting`}</PageTitle>
      <DeskComments comments={held} {...rest} />
      {decided.length > 0 && (
        <Section title="Decided">
          <DeskComments comments={decided} {...rest} />
        </Section>
      )}
    </div>
  );
}
