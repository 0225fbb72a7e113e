import Link from "next/link";
import { ActionButton } from "@/components/console/action-button";
import type { FormAction } from "@/components/console/form-state";
import { buttonClass } from "@/components/ui/button";
import { type IgnoredMailView, ignoredReasons } from "@/domain/inbox/mail-outcomes";
import { formatDateTime } from "@/domain/shared/time";

type IgnoredMailRowsProps = {
  mails: readonly IgnoredMailView[];
  add: FormAction;
  timeZone: string;
  now: Date;
};

/** What came by email and is no comment, with the reason, and a button that makes it one. */
export function IgnoredMailRows({ mails, add, timeZone, now }: IgnoredMailRowsProps) {
  return (
    <ul className="mt-3 divide-y divide-line">
      {mails.map((mail) => {
        const name = mail.subject === "" ? `the email number ${mail.uid}` : `“${mail.subject}”`;

        return (
          <li key={mail.id} className="flex flex-wrap items-center gap-2 py-2">
            <div className="min-w-0 flex-1 basis-60">
              <p className="text-sm text-soft wrap-anywhere">
                {formatDateTime(mail.receivedAt, timeZone, now)} · {mail.writerEmail ?? "No address"}
              </p>
              <p className="font-bold wrap-anywhere">{mail.subject === "" ? "No subject" : mail.subject}</p>
              <p className="text-sm text-slow">
                {ignoredReasons[mail.reason]}. It is number {mail.uid} in the mailbox.
              </p>
              <p className="line-clamp-2 text-sm text-soft wrap-anywhere">{mail.beginning}</p>
            </div>
            <div className="flex flex-wrap gap-2">
              {mail.canBeAdded && (
                <ActionButton action={add} fields={{ id: mail.id }} label={`Add as a comment: ${name}`}>
                  Add as a comment
                </ActionButton>
              )}
              <Link
                href={`/staff/comments/emails/${mail.id}`}
                aria-label={`Show ${name}`}
                className={buttonClass("secondary")}
              >
                Show
              </Link>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
