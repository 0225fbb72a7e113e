import type { Suggestion } from "@/domain/comments/views";
import type { CommentQuestionView } from "@/domain/comments/views";

/** What a writer should know before the form is sent. It takes the focus when the page opens, without a script. */
export function QuestionBox({ question }: { question: CommentQuestionView }) {
  return (
    <div
      role="alert"
      tabIndex={-1}
      autoFocus
      aria-labelledby="question-title"
      className="my-4 rounded-box border-2 border-ink bg-card p-4 sm:p-5"
    >
      <QuestionWords question={question} />
    </div>
  );
}

function QuestionWords({ question }: { question: CommentQuestionView }) {
  switch (question.kind) {
    case "known":
      return <KnownWords matches={question.matches} />;
    case "personal_data":
      return <PersonalDataWords found={question.found} />;
    case "proof":
      return <ProofWords />;
  }
}

function KnownWords({ matches }: { matches: readonly Suggestion[] }) {
  return (
    <>
      <h2 id="question-title" className="text-lg">
        Is it this? It is known already
      </h2>
      <ul className="mt-2 list-disc pl-6">
        {matches.map(({ code, title, path, advice }) => (
          <li key={path} className="mt-1 wrap-anywhere">
            This looks like{" "}
            <a href={path} className="font-semibold">
              {code ? `${code}: ${title}` : title}
            </a>
            .{advice && ` What to do: ${advice}`}
          </li>
        ))}
      </ul>
      <p className="mt-2">If it is something else, or you can say more, press Send once more. Nothing is lost.</p>
    </>
  );
}

function PersonalDataWords({ found }: { found: readonly string[] }) {
  return (
    <>
      <h2 id="question-title" className="text-lg">
        Should everybody be able to read this?
      </h2>
      <ul className="mt-2 list-disc pl-6">
        {found.map((datum) => (
          <li key={datum} className="font-semibold wrap-anywhere">
            {datum}
          </li>
        ))}
      </ul>
      <p className="mt-2">
        It looks like an address, a phone number or an identity number, and reports are public. Take it out below and
        send again. Or send it anyway: staff then look at it before anybody else sees it.
      </p>
    </>
  );
}

function ProofWords() {
  return (
    <>
      <h2 id="question-title" className="text-lg">
        Many reports are coming in: press Send once more
      </h2>
      <p className="mt-2" data-proof-note>
        Programs send many at once, so your browser is asked for a second of work first. Where scripts do not run, the
        report is taken too; staff then look at it before anybody else sees it.
      </p>
    </>
  );
}
