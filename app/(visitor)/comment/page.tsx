import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { renderedAt } from "@/app/site";
import { CommentForm } from "@/components/comments/comment-form";
import type { ServiceChoice } from "@/components/comments/report-fields";
import { emptyComment } from "@/components/comments/comment-values";
import { PageHead } from "@/components/site/page-head";
import type { Crumb } from "@/components/ui/breadcrumbs";
import { codePath, formatCode, parseCode } from "@/domain/shared/codes";
import { log } from "@/server/infra/log";
import { canSendMail } from "@/server/infra/mail/mail";
import { listServices } from "@/server/services/queries";
import { findSessionMember } from "@/server/accounts/sessions/find-session-member";
import { refusedFormHeader } from "./refused-form";

export const metadata: Metadata = { title: "Your report" };

/**
 * The form as it comes back when it was refused, with everything that was typed; also made without a database. For a
 * member who has just signed in, an empty one.
 */
export default async function CommentPage({ searchParams }: PageProps<"/comment">) {
  const refused = refusedFormHeader.read(await headers());
  if (!refused) {
    return <MemberForm code={(await searchParams)["incident"]} />;
  }
  const { refusal, values, question, answered } = refused;

  return (
    <>
      <PageHead
        title={question ? "One thing before it is sent" : "Your report is not sent yet"}
        lead="Everything you typed is still here."
        crumbs={[{ href: "/", label: "Status" }, ...crumbOf(values.incident)]}
      />
      <CommentForm
        values={values}
        services={await listServiceChoices(values.service)}
        pending={{ question, answered }}
        canBeNotified={canSendMail()}
        {...(refusal ? { refusal } : {})}
      />
      {question?.kind === "proof" && <script src="/prove.js" defer />}
    </>
  );
}

async function MemberForm({ code }: { code: string | string[] | undefined }) {
  const member = await findSessionMember();
  if (!member) {
    notFound();
  }
  const parsed = typeof code === "string" ? parseCode(code) : null;
  const incident = parsed ? formatCode({ ...parsed, update: null }) : "";

  return (
    <>
      <PageHead
        title={incident ? `Describe what you see of ${incident}` : "Report a problem"}
        lead={`You are signed in as ${member.email}. What you send appears at once and is marked as a member’s; your address is not shown.`}
        crumbs={[{ href: "/", label: "Status" }, ...crumbOf(incident)]}
      />
      <CommentForm
        values={emptyComment(incident)}
        services={await listServiceChoices("")}
        canBeNotified={canSendMail()}
      />
    </>
  );
}

/** Back to the incident that it is about, where it names one. */
function crumbOf(incident: string): Crumb[] {
  const code = parseCode(incident);
  const label = code && formatCode(code);

  return label ? [{ href: codePath(label), label }] : [];
}

/** Without the database, at least what was chosen stays chosen. */
async function listServiceChoices(chosen: string): Promise<readonly ServiceChoice[]> {
  try {
    return await listServices(renderedAt());
  } catch (error) {
    log.warn({ err: error }, "the services cannot be listed for a visitor's form");

    return chosen ? [{ code: chosen, name: chosen }] : [];
  }
}
