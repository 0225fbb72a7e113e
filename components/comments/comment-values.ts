/** The visitor's form as text, by the names of its fields. */
export type CommentValues = {
  /** Code of the entry it is about; empty for a problem that is not listed. */
  incident: string;
  what: string;
  error: string;
  service: string;
  program: string;
  name: string;
  email: string;
  /** "on": to be told by mail of an answer. */
  follow: string;
};

export function emptyComment(incident: string): CommentValues {
  return { incident, what: "", error: "", service: "", program: "", name: "", email: "", follow: "" };
}
