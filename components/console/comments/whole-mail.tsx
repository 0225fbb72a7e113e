import Link from "next/link";
import { ActionButton } from "@/components/console/action-button";
import type { FormAction } from "@/components/console/form-state";
import { PageTitle } from "@/components/ui/page-title";
import { daysKept, ignoredReasons, type WholeMailView } from "@/domain/inbox/mail-outcomes";
import { formatDateTime } from "@/domain/shared/time";

type WholeMailProps = { mail: WholeMailView; add: FormAction; timeZone: string; now: Date };

/** An email as it was read, with nothing left out. For staff alone. */
export function WholeMail({ mail, add, timeZone, now }: WholeMailProps) {
  const { reason, body, isPartial, attachmentCount } = mail;

  return (
    <div className="mx-auto max-w-3xl">
      <PageTitle>{mail.subject === "" ? "Email without a subject" : mail.subject}</PageTitle>
      <p className="text-sm text-soft wrap-anywhere">
        {formatDateTime(mail.receivedAt, timeZone, now)} · {mail.writerEmail ?? "No address"} · number {mail.uid} in the
        mailbox
      </p>
      <p className="mt-1">{reason === null ? "This email is a comment." : `Ignored: ${ignoredReasons[reason]}.`}</p>
      {body === null ? (
        <p className="mt-4">
          The whole text was deleted after {daysKept.report} days. The comment has the writer’s words.
        </p>
      ) : (
        <pre dir="auto" className="mt-4 border-l-3 border-line pl-3 font-sans whitespace-pre-wrap wrap-anywhere">
          {body}
        </pre>
      )}
      {isPartial && <p className="mt-2">The email is longer than this. Look for it in the mailbox.</p>}
      {attachmentCount > 0 && (
        <p className="mt-2">
          {attachmentCount === 1 ? "An attachment is" : `${attachmentCount} attachments are`} in the mailbox alone.
        </p>
      )}
      <div className="mt-4 flex flex-wrap items-center gap-4">
        {mail.canBeAdded && (
          <ActionButton action={add} fields={{ id: mail.id }} look="primary">
            Add as a comment
          </ActionButton>
        )}
        <Link href="/staff/comments/emails" className="inline-flex min-h-11 items-center">
          Ignored emails
        </Link>
        <Link href="/staff/comments" className="inline-flex min-h-11 items-center">
          Comments
        </Link>
      </div>
    </div>
  );
}
