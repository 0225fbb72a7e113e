import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { TextField } from "@/components/ui/field";
import { limits } from "@/domain/shared/input";
import { type PendingQuestion, noQuestion } from "./comment-question";
import type { CommentValues } from "./comment-values";
import { QuestionBox } from "./question-box";
import { type ServiceChoice, SymptomFields, WriterFields } from "./report-fields";

type CommentFormProps = {
  values: CommentValues;
  /** Empty: the question for the service is left out. */
  services: readonly ServiceChoice[];
  /** Why it was refused, if it was: a sentence on top, and one for each field. */
  refusal?: { message: string; fields: Readonly<Record<string, string>> };
  /** What is asked before it is taken, if anything is. */
  pending?: PendingQuestion;
  /** Leads to the organisation's sign-in, where there is one for members. */
  signInPath?: string | null;
  /** Email can be sent: whoever leaves an address may get the answer there. */
  canBeNotified?: boolean;
};

/** Where visitors say what they see. A plain form: it works from a page that was published long ago. */
export function CommentForm({
  values,
  services,
  refusal,
  pending = noQuestion,
  signInPath = null,
  canBeNotified = false,
}: CommentFormProps) {
  const errors = refusal?.fields ?? {};
  const { question } = pending;

  return (
    <form
      method="post"
      action="/api/comments"
      noValidate
      data-challenge={question?.kind === "proof" ? question.challenge : undefined}
      aria-label={values.incident ? `Describe what you see of ${values.incident}` : "Report a problem"}
      className="max-w-measure print:hidden"
    >
      {refusal && <ErrorSummary message={refusal.message} fields={errors} />}
      {question && <QuestionBox question={question} />}
      {question?.kind === "proof" && <input type="hidden" name="proof" />}
      <input type="hidden" name="incident" value={values.incident} />
      <input type="hidden" name="formKey" value={values.formKey} />
      <SymptomFields values={values} errors={errors} hasHints />
      <div data-suggestions="" aria-live="polite" className="mt-3 empty:hidden" />
      <WriterFields values={values} errors={errors} services={services} hasHints />
      <TextField
        name="email"
        type="email"
        label="Your email address (optional)"
        hint="Only staff see it, in case they have a question."
        value={values.email}
        error={errors["email"]}
        maxLength={limits.email}
        autoComplete="email"
      />
      {canBeNotified && (
        <label className="mt-2 inline-flex min-h-11 items-center gap-2">
          <input type="checkbox" name="follow" className="size-5" defaultChecked={values.follow === "on"} />
          Email me when it is answered
        </label>
      )}
      <div className="hidden">
        <label>
          Leave this empty <input name="website" tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <p className="mt-4 text-sm text-soft">
        Staff read every report. It is shown here, with the answer, once one of them has looked at it.
        {signInPath && (
          <>
            {" "}
            Members appear at once: <a href={signInPath}>sign in before you write</a>.
          </>
        )}
      </p>
      <SendButtons pending={pending} />
      <script src="/suggest.js" defer />
    </form>
  );
}

/** What is pressed says what was answered. */
function SendButtons({ pending: { question, answered } }: { pending: PendingQuestion }) {
  const answeredThis = question ? [...answered, question.kind].join(" ") : "";
  const needsNoAnswer = question?.kind !== "personal_data";

  return (
    <p className="mt-3 flex flex-wrap gap-2">
      <Button type="submit" name="answered" value={question && needsNoAnswer ? answeredThis : answered.join(" ")}>
        Send
      </Button>
      {question?.kind === "personal_data" && (
        <Button type="submit" look="secondary" name="answered" value={answeredThis}>
          Send it anyway
        </Button>
      )}
    </p>
  );
}
