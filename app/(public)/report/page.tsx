import type { Metadata } from "next";
import { signInPath } from "@/app/sign-in-path";
import { pageMetadata } from "@/app/page-metadata";
import { currentClock, renderedAt } from "@/app/site";
import { CommentForm } from "@/components/comments/comment-form";
import { emptyComment } from "@/components/comments/comment-values";
import { PauseNote } from "@/components/comments/pause-note";
import { OpenLinks } from "@/components/incidents/open-links";
import { PageHead } from "@/components/site/page-head";
import { findCommentPause } from "@/server/comments/queries";
import { listOpenIncidents } from "@/server/incidents/queries";
import { canSendMail } from "@/server/infra/mail/mail";
import { listServices } from "@/server/services/queries";

const lead = "Tell us what you see when it is not listed yet. Staff read every report, and the answer is public.";

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata({ title: "Report a problem", description: lead, path: "/report" });
}

export default async function ReportPage() {
  const now = renderedAt();
  const [services, open, pause] = await Promise.all([
    listServices(now),
    listOpenIncidents(now),
    findCommentPause(null),
  ]);

  return (
    <>
      <PageHead title="Report a problem" lead={lead} />
      <OpenLinks incidents={open} />
      {pause ? (
        <PauseNote pausedAt={pause.at} where="everywhere" clock={await currentClock()} />
      ) : (
        <CommentForm
          values={emptyComment("")}
          services={services}
          signInPath={signInPath("")}
          canBeNotified={canSendMail()}
        />
      )}
    </>
  );
}
