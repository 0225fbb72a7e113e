import { Note } from "@/components/ui/note";
import type { HelpdeskProblem } from "./ask-helpdesk";

type ProblemNoteProps = { problem: HelpdeskProblem; readAt: string; typed: string };

/** Says plainly that what is shown may be old, and where to read on. */
export function ProblemNote({ problem: { message, isSignedOut }, readAt, typed }: ProblemNoteProps) {
  const signIn = `/staff/sign-in?callbackUrl=${encodeURIComponent(`/helpdesk?q=${encodeURIComponent(typed.trim())}`)}`;

  return (
    <Note tone="down" role="alert">
      <p className="font-semibold">{message}</p>
      <p>
        What you see was read at {readAt} and may be old.{" "}
        {isSignedOut ? (
          <a href={signIn}>Sign in again</a>
        ) : (
          <>
            It is asked for again by itself. Readers still have{" "}
            <a href="/" target="_blank">
              the public page
            </a>
            , and so do you.
          </>
        )}
      </p>
    </Note>
  );
}
