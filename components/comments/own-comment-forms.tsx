import type { ReactNode } from "react";
import type { Clock } from "@/components/site/clock";
import { Time } from "@/components/site/time";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Section } from "@/components/ui/section";
import { correctableUntil } from "@/domain/comments/own-comment";
import type { OwnCommentForm } from "@/domain/comments/own-comment-input";
import type { OwnCommentView } from "@/domain/comments/own-comment-view";
import { type CorrectedValues, CorrectForm } from "./correct-form";
import { FollowForm } from "./follow-form";
import type { ServiceChoice } from "./report-fields";

export type RefusedOwnForm = {
  form: OwnCommentForm;
  message: string;
  fields: Readonly<Record<string, string>>;
  values: CorrectedValues & { email: string };
};

type OwnCommentFormsProps = {
  comment: OwnCommentView;
  /** The secret of this page, to which the forms post. */
  token: string;
  clock: Clock;
  services: readonly ServiceChoice[];
  /** Whether answers can be sent by email at all. */
  canBeNotified: boolean;
  /** Which form came back, why, and with what in it. */
  refused: RefusedOwnForm | null;
};

/** What the writer of a comment may still do about it. Plain forms, each to its own handler. */
export function OwnCommentForms({ comment, token, clock, services, canBeNotified, refused }: OwnCommentFormsProps) {
  const until = correctableUntil(comment, clock.now);
  const isWithdrawn = comment.state === "withdrawn";
  const followed = refused?.form === "follow" ? refused : null;
  const corrected = refused?.form === "correct" ? refused : null;
  const withdrawn = refused?.form === "withdraw" ? refused : null;

  return (
    <>
      {((canBeNotified && !isWithdrawn) || followed) && (
        <Section id="follow" title="Get the answer by email" isPrinted={false}>
          <Refusal of={followed} />
          <FollowForm
            action={`/api/comments/${token}/follow`}
            comment={comment}
            typed={followed?.values.email ?? ""}
            error={followed?.fields["email"]}
          />
        </Section>
      )}
      {(until || corrected) && (
        <Fold
          isOpen={corrected !== null}
          title={until ? <CorrectUntil until={until} clock={clock} /> : "Correct what you wrote"}
        >
          <Refusal of={corrected} />
          <CorrectForm
            action={`/api/comments/${token}/correct`}
            values={corrected?.values ?? valuesOf(comment)}
            services={services}
            errors={corrected?.fields ?? {}}
          />
        </Fold>
      )}
      {(!isWithdrawn || withdrawn) && (
        <Fold isOpen={withdrawn !== null} title="Withdraw your report">
          <Refusal of={withdrawn} />
          <WithdrawForm action={`/api/comments/${token}/withdraw`} />
        </Fold>
      )}
    </>
  );
}

function Refusal({ of: refused }: { of: RefusedOwnForm | null }) {
  return refused && <ErrorSummary message={refused.message} fields={refused.fields} />;
}

function CorrectUntil({ until, clock }: { until: Date; clock: Clock }) {
  return (
    <>
      Correct what you wrote, until <Time at={until} clock={clock} as="time" />
    </>
  );
}

function WithdrawForm({ action }: { action: string }) {
  return (
    <form method="post" action={action} aria-label="Withdraw your report">
      <p className="max-w-measure">
        Only staff can then see it and its answers, and we delete your email address. This cannot be undone.
      </p>
      <p className="mt-3">
        <Button type="submit" look="secondary">
          Withdraw it for good
        </Button>
      </p>
    </form>
  );
}

function Fold({ title, isOpen, children }: { title: ReactNode; isOpen: boolean; children: ReactNode }) {
  return (
    <details open={isOpen} className="mt-3 print:hidden">
      <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">{title}</summary>
      {children}
    </details>
  );
}

function valuesOf(comment: OwnCommentView): CorrectedValues {
  return {
    what: comment.markdown,
    error: comment.errorMessage ?? "",
    service: comment.serviceCode ?? "",
    program: comment.program ?? "",
    name: comment.authorName ?? "",
  };
}
