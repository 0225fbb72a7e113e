import { z } from "zod";
import { parseCode, formatCode, prefixPattern } from "./codes";
import { AppError, type FieldErrors } from "./errors";

/** How long each kind of text may be, for the schemas and for `maxLength` of the fields. */
export const limits = {
  title: 120,
  headline: 160,
  summary: 400,
  body: 10_000,
  workaround: 4_000,
  comment: 4_000,
  errorMessage: 1_000,
  name: 80,
  occurrence: 200,
  callerNote: 300,
  email: 254,
  script: 600,
  description: 300,
  url: 500,
  query: 500,
  password: 200,
  secret: 2_000,
  token: 200,
} as const;

/** Parses what came in at an edge. @throws AppError invalid, with a sentence per field that has to change */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw toInvalid(result.error);
  }

  return result.data;
}

/** The first sentence for each field; the field is the outermost name, which is what a form has. */
function toInvalid(error: z.ZodError): AppError {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    fields[String(issue.path[0] ?? "form")] ??= issue.message;
  }

  return invalid(fields);
}

/** @param fields a sentence per field that has to change */
export function invalid(fields: FieldErrors): AppError {
  const sentences = Object.values(fields);
  const message = sentences.length === 1 ? String(sentences[0]) : `${sentences.length} fields have to change.`;

  return new AppError("invalid", message, { fields });
}

/** One line of text that must be there. `label` begins a sentence: "The title". */
export function line(label: string, max: number) {
  return text(label, max, tidyLine).refine(hasContent, `${label} is missing. Type it in.`);
}

/** One line that may be left out; empty counts as left out. */
export function optionalLine(label: string, max: number) {
  return optional(text(label, max, tidyLine));
}

/** Several lines that must be there. */
export function paragraphs(label: string, max: number) {
  return text(label, max, tidyText).refine(hasContent, `${label} is missing. Type it in.`);
}

/** Several lines that may be left out; empty counts as left out. */
export function optionalParagraphs(label: string, max: number) {
  return optional(text(label, max, tidyText));
}

/** For what is changed: left out leaves it alone, empty or null removes it. */
export function removableLine(label: string, max: number) {
  return removable(text(label, max, tidyLine));
}

export function removableParagraphs(label: string, max: number) {
  return removable(text(label, max, tidyText));
}

/** A Date, or an ISO time with its offset; a form's local time is translated by `parseWallTime` before. */
export function instant(label: string) {
  const error = `${label} is not a time we can read. Choose a day and a time.`;

  return z
    .union([z.date(), z.iso.datetime({ offset: true }).transform((value) => new Date(value))], { error })
    .refine((at) => at >= earliest && at < latest, error);
}

// PostgreSQL and people both know no use for years beyond these.
const earliest = new Date("1970-01-01T00:00:00Z");
const latest = new Date("2200-01-01T00:00:00Z");

/** Yes or no: a boolean, or what a checkbox sends. Left out is no. */
export function flag() {
  return z
    .union([z.boolean(), z.enum(["on", "true", "false", ""]).transform((value) => value === "on" || value === "true")])
    .default(false);
}

/** One of the words of a list. */
export function choice<const Words extends readonly [string, ...string[]]>(label: string, words: Words) {
  return z.enum(words, { error: `${label} is not one of the choices. Choose one of them.` });
}

/** A finite number, or its digits. */
export function number(label: string) {
  return z
    .union(
      [
        z.number(),
        z
          .string()
          .trim()
          .regex(/^-?\d{1,15}(\.\d{1,9})?$/)
          .transform(Number),
      ],
      {
        error: `${label} must be a number, such as 2500 or 0.5.`,
      },
    )
    .refine(Number.isFinite, `${label} must be a number, such as 2500 or 0.5.`);
}

/** A whole number from `min` to `max`, or its digits. */
export function wholeNumber(label: string, min: number, max: number) {
  return number(label).refine(
    (value) => Number.isInteger(value) && value >= min && value <= max,
    `${label} must be a whole number from ${min} to ${max}.`,
  );
}

/** Null or an empty field for none. */
export function optionalNumber(label: string) {
  return z
    .union([z.null(), z.literal("").transform(() => null), number(label)], {
      error: `${label} must be a number, such as 2500 or 0.5.`,
    })
    .default(null);
}

/** An incident's code in any spelling, to MAIL-7. */
export function incidentCode() {
  return z
    .string({ error: "This entry has no code." })
    .refine((value) => parseCode(value)?.update === null, "This is not the code of an entry, such as MAIL-7.")
    .transform(toCanonical);
}

/** An update's code in any spelling, to MAIL-7.3. */
export function updateCodeInput() {
  return z
    .string({ error: "This update has no code." })
    .refine(
      (value) => (parseCode(value)?.update ?? null) !== null,
      "This is not the code of an update, such as MAIL-7.3.",
    )
    .transform(toCanonical);
}

/** A service's code in small or capital letters, to MAIL. */
export function serviceCode(label: string) {
  return z
    .string({ error: `${label} is missing. Use 2 to 8 letters, such as MAIL.` })
    .trim()
    .toUpperCase()
    .regex(prefixPattern, `${label} must be 2 to 8 letters, such as MAIL.`);
}

/** The key in a form that makes a second sending of it no second posting. */
export function idempotencyKey() {
  return z.uuid({ error: "This form has lost its key. Load the page again; your text is kept." });
}

export function id(label: string) {
  return z.uuid({ error: `${label} does not exist. Load the page again.` });
}

function toCanonical(spelled: string): string {
  const code = parseCode(spelled);

  return code ? formatCode(code) : spelled;
}

function optional<Schema extends z.ZodType<string>>(schema: Schema) {
  return schema.nullish().transform((value) => value || undefined);
}

function removable<Schema extends z.ZodType<string>>(schema: Schema) {
  return schema.nullish().transform((value) => (value === undefined ? undefined : value || null));
}

function text(label: string, max: number, tidy: (value: string) => string) {
  return z
    .string({ error: `${label} is missing. Type it in.` })
    .transform(tidy)
    .refine((value) => value.length <= max, `${label} is too long. Shorten it to ${max} characters.`);
}

/** One line: every run of white space is one space. */
export function tidyLine(value: string): string {
  return tidyText(value).replace(/\s+/g, " ");
}

/**
 * Line ends as \n (a form sends \r\n), and without what PostgreSQL cannot store (NUL, halves of characters) or what
 * makes text lie about its order (control characters, overrides of direction).
 */
export function tidyText(value: string): string {
  return value
    .replace(/\r\n?/g, "\n")
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(/(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, "")
    .trim();
}

/** Something that can be seen: not only spaces, joiners and the like. */
function hasContent(value: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(value);
}
