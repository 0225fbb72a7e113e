import { limits } from "@/domain/shared/input";

export const incidentWordNames = ["headline", "summary"] as const;
export type IncidentWordName = (typeof incidentWordNames)[number];
export type IncidentWords = Record<IncidentWordName, string | null>;

/**
 * What staff may say of an incident beside its title, each in a sentence or two of plain text; null: not said. A name
 * is the column's too, and what the forms send. The forms, the verbs, the queries and all texts are made of this list.
 */
export const incidentWords: Record<IncidentWordName, IncidentWord> = {
  /** What people notice, in their words, on top of the page. */
  headline: {
    label: "Headline",
    subject: "The headline",
    hint: "What people notice, on top of the public page",
    whenEmpty: "the title",
    maxLength: limits.headline,
    isLine: true,
    factLabel: null,
  },
  summary: {
    label: "Summary",
    subject: "The summary",
    hint: "Who is affected, is anything lost",
    whenEmpty: null,
    maxLength: limits.summary,
    isLine: false,
    factLabel: null,
  },
};

type IncidentWord = {
  /** Of its field; and how a sentence about it begins. */
  label: string;
  subject: string;
  hint: string;
  /** What readers see where nothing is said. */
  whenEmpty: string | null;
  maxLength: number;
  isLine: boolean;
  /** What readers see before it, wherever an incident is shown; null for what has places of its own. */
  factLabel: string | null;
};

/** Something for each of the words, such as a field or a column. */
export function mapWords<Result>(
  make: (name: IncidentWordName, word: IncidentWord) => Result,
): Record<IncidentWordName, Result> {
  return {
    headline: make("headline", incidentWords.headline),
    summary: make("summary", incidentWords.summary),
  };
}

export const noWords: IncidentWords = mapWords(() => null);

/** Those that are said; of the rest nothing changes. */
export function saidWords(input: Partial<Record<IncidentWordName, string | null | undefined>>): Partial<IncidentWords> {
  return Object.fromEntries(
    incidentWordNames.flatMap((name) => {
      const text = input[name];

      return text === undefined ? [] : [[name, text]];
    }),
  );
}

/** A labelled line about an incident: "Affected", "Mail, WebMail". */
export type Fact = { label: string; text: string };

/** What readers see of the words under a label, wherever an incident is shown. */
export function factsOf(incident: IncidentWords): Fact[] {
  return incidentWordNames.flatMap((name) => {
    const label = incidentWords[name].factLabel;
    const text = incident[name];

    return label === null || text === null ? [] : [{ label, text }];
  });
}

/** The facts as text has them, after the names of the services: "Affected: Mail, WebMail". */
export function factLines(serviceNames: readonly string[], incident: IncidentWords): string[] {
  const affected = { label: "Affected", text: serviceNames.join(", ") };

  return [...(serviceNames.length > 0 ? [affected] : []), ...factsOf(incident)].map(factLine);
}

export function factLine({ label, text }: Fact): string {
  return `${label}: ${text}`;
}

/** What people can do, as text has it. */
export function workaroundLine(workaround: string | null): string {
  return workaround === null ? "" : factLine({ label: "What you can do", text: workaround });
}
