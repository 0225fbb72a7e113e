import type { Fields, OthersEdit } from "@/domain/shared/changed-since";
import type { FieldErrors } from "@/domain/shared/errors";

/** What an action answers to its form. `attempt` grows with each answer, so that the form sees two equal ones. */
export type FormState = {
  outcome: "untouched" | "done" | "refused";
  message: string;
  /** The page to go to once it is done; null: this one stays. */
  nextPath: string | null;
  fields: FieldErrors;
  /** What was typed, by field: a refused form comes back with it. Never a password or another secret. */
  values: Readonly<Record<string, string>>;
  /** What others have changed of the same thing since the form was loaded. */
  others: readonly OthersEdit[];
  /** What the thing is now, where that is why it was refused: the next attempt is based on it. */
  basedOn: Fields | null;
  /** Why it was refused: nobody is signed in any more. */
  isSignedOut: boolean;
  attempt: number;
};

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

export const untouchedForm: FormState = {
  outcome: "untouched",
  message: "",
  nextPath: null,
  fields: {},
  values: {},
  others: [],
  basedOn: null,
  isSignedOut: false,
  attempt: 0,
};
