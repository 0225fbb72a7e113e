import type { HelpdeskProblem } from "./ask-helpdesk";

type ProblemNoteProps = { problem: HelpdeskProblem; readAt: string; typed: string };

/** Says plainly that what is shown may be old, and where to read on. */
export function ProblemNote({ problem: { message, isSignedOut }, readAt, typed }: ProblemNoteProps) {
  const signIn = `/staff/sign-in?callbackUrl=${encodeURIComponent(`/helpdesk?q=${encodeURIComponent(typed.trim())}`)}`;

  return (
    <div role="alert" className="mt-3 rounded-card border-l-[6px] border-down bg-down-bg px-4 py-3 text-down">
      <p className="font-semibold">{message}</p>
      <p>
        What you see was read at {readAt} and may be old.{" "}
        {isSignedOut ? (
          <a href={signIn} className="text-down">
            Sign in again
          </a>
        ) : (
          <>
            It is asked for again by itself. Readers still have{" "}
            <a href="/" target="_blank" className="text-down">
              the public page
            </a>
            , and so do you.
          </>
        )}
      </p>
    </div>
  );
}
