import { z } from "zod";
import { AppError } from "@/domain/shared/errors";

export type Fields = Readonly<Record<string, string | null>>;

/** What the fields of a form read when its author loaded it, as an object or as the JSON of a hidden field. */
export const basedOnInput = z
  .preprocess(
    (value) => (typeof value === "string" ? parsed(value) : value),
    z.record(z.string(), z.string().nullable(), { error: "This form has lost what it began with. Load it again." }),
  )
  .optional();

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // The schema refuses it.
    return null;
  }
}

/** Only what its author changed, against what they had seen. */
export function ownFields(typed: Fields, basedOn: Fields): Fields {
  return Object.fromEntries(Object.entries(typed).filter(([name, value]) => value !== (basedOn[name] ?? null)));
}

/**
 * Refuses a form whose author changes what somebody else has changed since: each field that reads otherwise says how.
 * @throws AppError conflict
 */
export function refuseChangedSince({ typed, basedOn, current }: Record<"typed" | "basedOn" | "current", Fields>): void {
  const changed = Object.keys(typed).filter((name) => (current[name] ?? null) !== (basedOn[name] ?? null));
  const other = changed.filter((name) => (current[name] ?? null) !== (typed[name] ?? null));
  const own = ownFields(typed, basedOn);
  if (other.some((name) => name in own)) {
    throw changedSince(Object.fromEntries(other.map((name) => [name, current[name] ?? null])));
  }
}

function changedSince(current: Fields): AppError {
  const fields = Object.fromEntries(
    Object.entries(current).map(([name, value]) => [
      name,
      `${value ? `Somebody else has changed this. It now reads “${value}”.` : "Somebody else has emptied this."} Save again to put yours in its place.`,
    ]),
  );

  return new AppError("conflict", "Not saved yet: somebody else has changed this. What you typed is kept.", { fields });
}
