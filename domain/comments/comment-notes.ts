/** What is shown beside a comment in public, besides what it says itself. */
export type CommentNote = {
  commentId: string;
  /** The known error that it speaks of; its page is /known-errors/<slug>. */
  knownError: { slug: string; title: string } | null;
  /** How many others said the same, and were shown. */
  alsoSaid: number;
};
