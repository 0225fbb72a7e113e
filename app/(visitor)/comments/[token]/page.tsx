import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { formOutcome } from "@/app/(visitor)/form-outcome";
import { currentClock } from "@/app/site";
import { CommentReceipt } from "@/components/comments/comment-receipt";
import { commentValuesIn } from "@/components/comments/comment-values";
import { OwnCommentForms, type RefusedOwnForm } from "@/components/comments/own-comment-forms";
import type { ServiceChoice } from "@/components/comments/report-fields";
import { PageHead } from "@/components/site/page-head";
import type { OwnCommentView } from "@/domain/comments/own-comment-view";
import { findCommentByToken } from "@/server/comments/queries";
import { canSendMail } from "@/server/infra/mail/mail";
import type { FormOutcome } from "@/server/publishing/documents/form-outcomes";
import { listServices } from "@/server/services/queries";

// The address is the key to this page: no other page learns it.
export const metadata: Metadata = { title: "Your report", referrer: "no-referrer" };

/** The writer's private page: whoever has the link may read it, and change what they wrote. */
export default async function OwnCommentPage({ params }: PageProps<"/comments/[token]">) {
  const { token } = await params;
  const comment = await findCommentByToken(token);
  if (!comment) {
    notFound();
  }
  const outcome = await formOutcome();
  const clock = await currentClock();

  return (
    <>
      <PageHead title="Your report" />
      <CommentReceipt comment={comment} clock={clock} />
      <OwnCommentForms
        comment={comment}
        token={token}
        clock={clock}
        services={withChosen(await listServices(clock.now), comment)}
        canBeNotified={canSendMail()}
        refused={outcome && refusedFormIn(outcome)}
      />
    </>
  );
}

function refusedFormIn({ form, refusal, typed }: FormOutcome): RefusedOwnForm | null {
  return form && refusal
    ? { form, message: refusal.message, fields: refusal.fields, values: commentValuesIn(typed) }
    : null;
}

/** What was chosen stays chosen, also when the service has been archived since. */
function withChosen(
  services: readonly ServiceChoice[],
  { serviceCode: code, serviceName: name }: OwnCommentView,
): readonly ServiceChoice[] {
  const isMissing = code !== null && !services.some((service) => service.code === code);

  return isMissing ? [...services, { code, name: name ?? code }] : services;
}
