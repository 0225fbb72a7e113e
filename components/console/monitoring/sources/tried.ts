/** What asking a source once gave, in words. */
export type Tried = {
  /** Whether it gave a number; else the sentence says why not. */
  readonly isNumber: boolean;
  readonly sentence: string;
  /** "It took 35 ms."; empty when nothing was asked. */
  readonly took: string;
  /** The beginning of what was answered; null when there was nothing. */
  readonly answer: string | null;
  readonly attempt: number;
};

export type TryAction = (before: Tried | null, form: FormData) => Promise<Tried>;
