/** The visitor's form as text, by the names of its fields. */
export type CommentValues = {
  /** Code of the incident it is about; empty for a problem that is not listed. */
  incident: string;
  what: string;
  error: string;
  service: string;
  program: string;
  name: string;
  email: string;
  /** "on": the answer is sent by email. */
  follow: string;
  /** The key of this form; empty: a script makes one, or it has none. */
  formKey: string;
};

export function emptyComment(incident: string): CommentValues {
  return { incident, what: "", error: "", service: "", program: "", name: "", email: "", follow: "", formKey: "" };
}

/** What was typed into a form that is shown again. */
export function commentValuesIn(typed: ReadonlyMap<string, string>): CommentValues {
  const valueOf = (name: keyof CommentValues) => typed.get(name) ?? "";

  return {
    incident: valueOf("incident"),
    what: valueOf("what"),
    error: valueOf("error"),
    service: valueOf("service"),
    program: valueOf("program"),
    name: valueOf("name"),
    email: valueOf("email"),
    follow: valueOf("follow"),
    formKey: valueOf("formKey"),
  };
}
