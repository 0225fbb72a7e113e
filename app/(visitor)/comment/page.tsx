import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { formOutcome } from "@/app/(visitor)/form-outcome";
import { renderedAt } from "@/app/site";
import { CommentForm } from "@/components/comments/comment-form";
import type { ServiceChoice } from "@/components/comments/report-fields";
import { commentValuesIn, type CommentValues, emptyComment } from "@/components/comments/comment-values";
import { PageHead } from "@/components/site/page-head";
import type { Crumb } from "@/components/ui/breadcrumbs";
import { codePath, formatCode, parseCode } from "@/domain/shared/codes";
import { toAnswered } from "@/domain/comments/comment-input";
import { log } from "@/server/infra/log";
import { canSendMail } from "@/server/infra/mail/mail";
import type { FormOutcome } from "@/server/publishing/documents/form-outcomes";
import { listServices } from "@/server/services/queries";
import { findSessionMember } from "@/server/accounts/sessions/find-session-member";

export const metadata: Metadata = { title: "Your report" };

/**
 * The form as it comes back when it was refused, with everything that was typed; also made without a database. For a
 * member who has just signed in, an empty one.
 */
export default async function CommentPage({ searchParams }: PageProps<"/comment">) {
  const outcome = await formOutcome();

  return outcome ? <FormAgain outcome={outcome} /> : <MemberForm code={(await searchParams)["incident"]} />;
}

async function FormAgain({ outcome: { refusal, question, typed } }: { outcome: FormOutcome }) {
  const { incident: placeError, ...errors } = refusal?.fields ?? {};
  const answered = toAnswered(typed.get("answered"));
  // Nobody can correct what they do not see: sent again, it goes in without an incident.
  const values = { ...keyed(commentValuesIn(typed)), ...(placeError === undefined ? {} : { incident: "" }) };

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
        pending={{ question: question ?? null, answered }}
        canBeNotified={canSendMail()}
        {...(refusal ? { refusal: { message: placeError ?? refusal.message, fields: errors } } : {})}
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
        values={keyed(emptyComment(incident))}
        services={await listServiceChoices("")}
        canBeNotified={canSendMail()}
      />
    </>
  );
}

/** A page for one visitor can give its form a key: sent twice, it is one comment. */
function keyed(values: CommentValues): CommentValues {
  return { ...values, formKey: values.formKey || randomUUID() };
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
