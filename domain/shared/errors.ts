/** What went wrong, for the person who reads it. `message` is a sentence that says what to do. */
export type ErrorCode =
  | "invalid"
  /** Not even to be parsed; what can be and is not acceptable is `invalid`. */
  | "malformed"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "rate_limited"
  | "unavailable";

/** `unknown`: what nobody foresaw. */
export type RefusalCode = ErrorCode | "unknown";

/** One sentence per field that has to change, by the field's name in the form. */
export type FieldErrors = Readonly<Record<string, string>>;

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields: FieldErrors;

  constructor(code: ErrorCode, message: string, options: { fields?: FieldErrors; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = options.fields ?? {};
  }
}
