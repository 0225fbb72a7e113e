import { z } from "zod";
import { basedOnInput, type FieldWords, saying } from "@/domain/shared/changed-since";
import {
  choice,
  id,
  idempotencyKey,
  instant,
  limits,
  line,
  optionalParagraphs,
  paragraphs,
  serviceCode,
  updateCodeInput,
  wholeNumber,
} from "@/domain/shared/input";
import { longestSlug, splitMessages } from "./known-errors";
import { type KnownErrorState, knownErrorStateLabels, knownErrorStates } from "@/domain/shared/words";

const maxMessages = 20;
const maxUpdates = 100;

function knownErrorSlug() {
  return z
    .string({ error: "This known error has no address. Load the page again." })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "There is no such known error. Choose one from the list.")
    .max(longestSlug, "There is no such known error. Choose one from the list.");
}

/** Either a list, or what a person types: an empty line between two messages. */
const messages = z
  .union([z.array(z.string()).transform((list) => list.join("\n\n")), z.string()], {
    error: "The message is missing. Paste what the program shows.",
  })
  .pipe(paragraphs("The message", maxMessages * limits.errorMessage))
  .transform(splitMessages)
  .refine((list) => list.length <= maxMessages, `Keep ${maxMessages} messages or fewer.`)
  .refine(
    (list) => list.every((message) => message.length <= limits.errorMessage),
    `A message is too long. Shorten it to ${limits.errorMessage} characters, or leave an empty line between two.`,
  );

/** Either a list, or codes with spaces, commas or line ends between, in any spelling: a space may be inside one too. */
const updates = z
  .union(
    [
      z.array(z.string()),
      z.string().transform((text) => text.split(/[\n,;]+|\s+(?=\p{L})/u).filter((code) => code.trim() !== "")),
    ],
    {
      error: "The updates are missing. Load the page again.",
    },
  )
  .pipe(z.array(updateCodeInput()).max(maxUpdates, `Name ${maxUpdates} updates or fewer.`))
  .transform(unique)
  .default([]);

const services = z
  .array(serviceCode("The service"), { error: "The services are missing. Load the page again." })
  .max(50, "Choose 50 services or fewer.")
  .transform(unique)
  .default([]);

const knownErrorFields = {
  title: line("The title", limits.title),
  messages,
  cause: optionalParagraphs("The cause", limits.body).transform((value) => value ?? null),
  workaround: optionalParagraphs("What people can do", limits.workaround).transform((value) => value ?? null),
  services,
  updates,
  state: choice("The state", knownErrorStates),
  /** Left out or null: as it was, or now. Means nothing while it is not fixed. */
  fixedAt: instant("The time it was fixed").nullish(),
};

export const addKnownErrorInput = z.object({ ...knownErrorFields, idempotencyKey: idempotencyKey() });
export type AddKnownError = z.output<typeof addKnownErrorInput>;

/** The whole of it as it shall be, except its address. `basedOn`: `knownErrorFieldsOf` as its writer saw them. */
export const changeKnownErrorInput = z.object({
  slug: knownErrorSlug(),
  basedOn: basedOnInput,
  ...knownErrorFields,
});
export type ChangeKnownError = z.output<typeof changeKnownErrorInput>;

type KnownErrorFields = {
  title: string;
  messages: readonly string[];
  causeMarkdown: string | null;
  workaroundMarkdown: string | null;
  services: readonly string[];
  updates: readonly string[];
  state: KnownErrorState;
  fixedAt: Date | null;
};

/** What the form of a known error holds, of one as pages or verbs have it. */
export function knownErrorFieldsOf(stored: KnownErrorFields) {
  const { title, messages, causeMarkdown, workaroundMarkdown, services, updates, state, fixedAt } = stored;

  return {
    ...{ title, state, fixedAt },
    messages: [...messages],
    cause: causeMarkdown,
    workaround: workaroundMarkdown,
    services: services.toSorted(),
    updates: updates.toSorted(),
  };
}

export const knownErrorFieldWords: FieldWords = {
  title: { label: "Title" },
  messages: { label: "The message" },
  cause: { label: "Why does it happen?" },
  workaround: { label: "What can people do?" },
  services: { label: "Services" },
  updates: { label: "Updates that speak of it" },
  state: { label: "State", say: saying(knownErrorStateLabels) },
  fixedAt: { label: "Fixed on" },
};

/** `reason` is kept in the audit; readers of the address see only that it is gone. */
export const removeKnownErrorInput = z.object({ slug: knownErrorSlug(), reason: line("The reason", 300) });
export type RemoveKnownError = z.output<typeof removeKnownErrorInput>;

const accounts = (label: string) => wholeNumber(label, 0, 1_000_000_000);

/** How many accounts it affects in all, and how many of these are fixed by then. `at` left out: now. */
export const recordCountInput = z
  .object({
    slug: knownErrorSlug(),
    affected: accounts("The number of accounts affected"),
    fixed: accounts("The number of accounts fixed")
      .nullish()
      .transform((fixed) => fixed ?? null),
    at: instant("The time of these numbers").optional(),
  })
  .refine(({ affected, fixed }) => fixed === null || fixed <= affected, {
    path: ["fixed"],
    message: "More accounts are fixed than it affects. Say first how many it affects in all.",
  });
export type RecordCount = z.output<typeof recordCountInput>;

export const removeCountInput = z.object({ id: id("This number") });
export type RemoveCount = z.output<typeof removeCountInput>;

/** The known errors that an update speaks of: all of them. */
export const nameKnownErrorsInput = z.object({
  update: updateCodeInput(),
  slugs: z.array(knownErrorSlug()).max(50, "Choose 50 known errors or fewer.").transform(unique),
  /** The slugs as they were seen, a line each. */
  basedOn: basedOnInput,
});
export type NameKnownErrors = z.output<typeof nameKnownErrorsInput>;

export const namedErrorsFieldWords: FieldWords = { slugs: { label: "Known errors" } };

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
