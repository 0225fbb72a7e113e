import type { CommentNote } from "@/domain/comments/comment-notes";

/** How many others said the same, and which known error it is. */
export function CommentNotes({ note }: { note: Pick<CommentNote, "knownError" | "alsoSaid"> }) {
  const { knownError, alsoSaid } = note;

  return (
    <>
      {alsoSaid > 0 && (
        <p className="mt-2 text-sm text-soft">
          {alsoSaid === 1 ? "One other described the same." : `${alsoSaid} others described the same.`}
        </p>
      )}
      {knownError && (
        <p className="mt-2">
          This is a known error: <a href={`/known-errors/${knownError.slug}`}>{knownError.title}</a>
        </p>
      )}
    </>
  );
}
