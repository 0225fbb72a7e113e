import { z } from "zod";
import { dropKept, keep, listKeptNames, readKept } from "./kept-store";

/** What somebody has typed into a form and not saved, as this device keeps it. */
const keptForm = z.object({
  /** Only the fields that differ from what the form began with. */
  values: z.record(z.string(), z.string()),
  /** What its author had seen of the thing: it comes back with the text, so that no change since is overwritten. */
  basedOn: z.record(z.string(), z.string().nullable()).nullable(),
  savedAt: z.number(),
});

export type KeptForm = z.infer<typeof keptForm>;

/** Each user's have names of their own: a phone may be shared. @param form which one, and of what: "service:MAIL" */
export function keptFormName(userId: string, form: string): string {
  return `${prefix}${userId}:${form}`;
}

export function readKeptForm(name: string): KeptForm | null {
  return readKept(name, keptForm);
}

/** Keeps what was typed; where that is nothing, there is nothing to keep. */
export function keepForm(name: string, form: KeptForm): void {
  if (Object.keys(form.values).length === 0) {
    dropKept(name);
  } else {
    keep(name, form);
  }
}

/** What is kept under names that begin like that, by the rest of its name. */
export function listKeptForms(begin: string): [name: string, KeptForm][] {
  return listKeptNames(begin).flatMap((name) => {
    const kept = readKeptForm(name);

    return kept ? [[name.slice(begin.length), kept]] : [];
  });
}

/** The texts of all forms, to be read and copied. */
export function listKeptFormTexts(): string[] {
  return listKeptForms(prefix).map(([, { values }]) => Object.values(values).join("\n\n"));
}

/**
 * Of what a form holds, what differs from what it began with: what nobody typed is not kept, and never a secret.
 * @param initials by field; what is not among them is hidden
 */
export function ownValues(form: FormData, initials: ReadonlyMap<string, string>): Record<string, string> {
  // A box sends that it is there, and then that it is checked: the last one counts.
  const typed = new Map([...form].map(([name, value]) => [name, typeof value === "string" ? value : ""]));

  return Object.fromEntries(
    [...typed].flatMap(([name, value]): [string, string][] => {
      const text = value.replace(/\r\n?/g, "\n");
      const isOwn = initials.has(name) && text !== initials.get(name);

      return isOwn && !/password|secret/i.test(name) ? [[name, text]] : [];
    }),
  );
}

const prefix = "allclear-form:";
