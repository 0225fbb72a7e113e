import { z } from "zod";
import { AppError } from "./errors";
import { listed } from "./listed";

/** The fields of a form as text, by name, in one shape for what is equal; null: empty. */
export type Fields = Readonly<Record<string, string | null>>;

/** What a field is called, and how its text reads where that is no word of people. */
export type FieldWords = Readonly<Record<string, { label: string; say?: (text: string) => string }>>;

/** Says the words of the database as people read them. */
export function saying(labels: Readonly<Record<string, string>>): (text: string) => string {
  return (text) => new Map(Object.entries(labels)).get(text) ?? text;
}

/** One field that somebody else has changed since its form was loaded, in words. */
export type OthersEdit = {
  field: string;
  label: string;
  before: string | null;
  now: string | null;
  /** Who it was; null: not known any more. */
  by: string | null;
  /** The author of the form changes it too, and to something else: they choose. */
  isContested: boolean;
};

/** What the fields of a form read when its author loaded it, as an object or as the JSON of a hidden field. */
export const basedOnInput = z
  .preprocess(
    (value) => (typeof value === "string" ? parsed(value) : value),
    z.record(z.string(), z.string().nullable(), { error: "This form has lost what it began with. Load it again." }),
  )
  .transform(fieldsOf)
  .optional();

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // The schema refuses it.
    return null;
  }
}

/** Values of any kind as fields. What is undefined is none of the form's. */
export function fieldsOf(values: object): Fields {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, textOf(value)]])),
  );
}

function textOf(value: unknown): string | null {
  if (value instanceof Date) {
    return toMinute(value.toISOString());
  }
  if (typeof value === "string") {
    return toMinute(value.replace(/\r\n?/g, "\n")) || null;
  }
  if (typeof value === "number" || typeof value === "boolean") {
    return String(value);
  }
  if (Array.isArray(value)) {
    return value.map(textOf).join("\n") || null;
  }

  return linesOf(value ?? {}) || null;
}

/** A time field has no seconds: the minute that it began with is no change. */
function toMinute(text: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) ? `${text.slice(0, 16)}Z` : text;
}

function linesOf(value: object): string {
  const entries = Object.entries(value).map(([name, said]) => `${name}=${textOf(said) ?? ""}`);

  return entries.sort().join("\n");
}

type Compared<Input, Name extends keyof Input> = {
  input: Input;
  /** The fields that are compared, as they are now. */
  current: Pick<Input, Name>;
  /** What its author had seen; undefined: not known, and all that is typed counts as their own. */
  basedOn: Fields | undefined;
  words: FieldWords;
};

export type Merged<Input> = {
  /** What its author left as they saw it is as it is now. */
  input: Input;
  /** What differs by then from what is now. */
  changed: string[];
  others: Omit<OthersEdit, "by">[];
};

/** Brings together what the author of a form changed and what others have changed since it was loaded. */
export function mergeFields<Input extends object, Name extends keyof Input>({
  input,
  current,
  basedOn = {},
  words,
}: Compared<Input, Name>): Merged<Input> {
  const [typed, now] = [fieldsOf(input), fieldsOf(current)];
  const merged = { ...input };
  const others: Merged<Input>["others"] = [];
  for (const name in current) {
    const [own, is, seen] = [typed[name], now[name] ?? null, basedOn[name]];
    if (own !== undefined && (own === is || own === seen)) {
      merged[name] = current[name];
    }
    if (own !== undefined && own !== is && seen !== undefined && is !== seen) {
      const { label = name, say = itself } = words[name] ?? {};
      const [before, after] = [seen, is].map((text) => text && say(text));
      others.push({ field: name, label, before: before ?? null, now: after ?? null, isContested: own !== seen });
    }
  }

  return { input: merged, others, changed: differing(fieldsOf(merged), now) };
}

function itself(text: string): string {
  return text;
}

function differing(merged: Fields, now: Fields): string[] {
  return Object.keys(now).filter((name) => name in merged && merged[name] !== now[name]);
}

/** Somebody else has changed the same since its author loaded the form: nothing of theirs is saved yet. */
export class ChangedSinceError extends AppError {
  /** @param current the fields as they are, which the next attempt is based on */
  constructor(
    readonly others: readonly OthersEdit[],
    readonly current: Fields,
    sentence = sentenceOfAll(others),
  ) {
    super("conflict", sentence, {
      fields: Object.fromEntries(others.map((edit) => [edit.field, sentenceOf(edit)])),
    });
    this.name = "ChangedSinceError";
  }
}

function sentenceOfAll(others: readonly OthersEdit[]): string {
  const contested = others.filter(({ isContested }) => isContested);
  const names = [...new Set(contested.map(({ by }) => by ?? "somebody else"))];

  return `Not saved yet: ${listed(names)} changed this in the meantime. What you typed is kept.`;
}

function sentenceOf({ by, now, isContested }: OthersEdit): string {
  const who = by ?? "Somebody else";
  const said = now === null ? `${who} has emptied this.` : `${who} has changed this. It now reads “${now}”.`;

  return isContested ? `${said} Save again to put yours in its place.` : said;
}
